//! What goes up and down beside the shares: sums, and guarantees on the result.

use super::takes::{AMOUNT, RATE, RATIO};
use super::{Both, Choice, Kind, Takes, may, must};

/// A sum up or down.
pub const SUM: Kind = Kind {
    id: "sum",
    title: Both { zh: "上解和补助：sum", en: "Sums up and down: sum" },
    about: Both {
        zh: "每年上解或补助一个金额：定额、递增、返还、存量补差都是它。金额小于零时方向相反。",
        en: "An amount handed up or given down each year: fixed and escalating sums, returns, a base held. Below zero it turns round.",
    },
    keys: &[
        may(
            "up",
            AMOUNT,
            "镇上解的金额。与`down`写一个。",
            "the amount that the town hands up. Either this or `down`.",
        ),
        may("down", AMOUNT, "补助镇的金额。", "the amount that the town is given."),
        may(
            "code",
            Takes::Code,
            "列什么科目；账册中这个科目的数由本条代替，不会重复计算。",
            "the budget code under which it is booked; it takes the place of the book's own rows of that code, so that they count once.",
        ),
        may(
            "with",
            Takes::One(&["county", "central", "province", "city"]),
            "与谁往来：`\"county\"`县（不写即是），`\"central\"`中央，`\"province\"`省，`\"city\"`市。",
            "with whom: `\"county\"` (where left out), `\"central\"`, `\"province\"`, `\"city\"`.",
        ),
    ],
    choice: Choice::One(&["up", "down"]),
    example: r#"[[rule]]
id       = "remittance"
title    = { zh = "递增上解", en = "Escalating remittance" }
since    = 2019
sum.code = "2300601"
sum.up   = { amount = "320万元", in = 2019, grows = "2%" }

[[rule]]
id       = "province"
title    = { zh = "省定额补助", en = "A fixed subsidy from the province" }
since    = 2019
sum.with = "province"
sum.down = "50万元"
"#,
};

/// A guarantee.
pub const GUARANTEE: Kind = Kind {
    id: "guarantee",
    title: Both { zh: "保底、封顶、统筹：guarantee", en: "Floors, caps, pools: guarantee" },
    about: Both {
        zh: "在其他条款之后，把一个数（X）与标准（A）相比：低于标准的补差额的一部分，高于标准的上缴超出部分的一部分。只写`below`是保底，只写`above`是封顶，\
             两者都写是均衡；各镇之间统筹的，收支相抵。几条并列时按次序计算，后面的看得见前面的结果。",
        en: "After all else an amount X is held against a standard A: below it a part of the gap is made good, above it a part of the \
             surplus is paid. `below` alone is a floor, `above` alone a cap, both equalise; among the towns a pool pays out what it takes in. \
             Several are worked out in order, and the later see what the earlier gave.",
    },
    keys: &[
        must(
            "on",
            AMOUNT,
            "比较数，一个金额，常用`\"regime_capacity\"`体制财力、`\"usable\"`可用财力。",
            "what is compared, an amount: often `\"regime_capacity\"` or `\"usable\"`.",
        ),
        must(
            "at",
            AMOUNT,
            "标准，一个金额；`{ actual = 2025 }`是比较数2025年的数，`{ shared_by = \"population\" }`是各镇合计按人口平均到镇的数。",
            "the standard, an amount; `{ actual = 2025 }` is the compared one of 2025, `{ shared_by = \"population\" }` what each town would have \
             at the mean per head.",
        ),
        may(
            "below",
            RATE,
            "低于标准时补差额的多少，比例或分档。",
            "the part of the gap that is made good, a ratio or tiers.",
        ),
        may(
            "above",
            RATE,
            "高于标准时上缴超出部分的多少，比例或分档。`below`、`above`至少写一个。",
            "the part of the surplus that is paid, a ratio or tiers. At least one of `below` and `above`.",
        ),
        may(
            "tied",
            Takes::Any(&[Takes::One(&["rest"]), RATIO]),
            "超出部分中限定用途、不计入可用财力的比例；`\"rest\"`为上缴后余下的全部。",
            "the part of the surplus that is tied to purposes and no longer usable; `\"rest\"` for all that is left after paying.",
        ),
        must(
            "with",
            Takes::One(&["county", "pool", "central", "province", "city"]),
            "谁补、缴给谁：`\"county\"`县，`\"pool\"`各镇统筹，`\"central\"`中央，`\"province\"`省，`\"city\"`市。",
            "who gives and receives: `\"county\"`, `\"pool\"` the towns among themselves, `\"central\"`, `\"province\"`, `\"city\"`.",
        ),
        may(
            "at_most",
            AMOUNT,
            "每镇每年补助或上缴的上限。",
            "the most that a town receives or pays in a year.",
        ),
    ],
    choice: Choice::Some(&["below", "above"]),
    example: r#"[[rule]]
id        = "floor"
title     = { zh = "保底", en = "Floor" }
since     = 2026
guarantee = { on = "regime_capacity", at = { actual = 2025, times = "95%" }, below = "100%", with = "county", at_most = "500万元" }

[[rule]]
id        = "pool"
title     = { zh = "各镇统筹", en = "Pool of the towns" }
since     = 2026
guarantee = { on = "regime_capacity", at = { shared_by = "population" }, below = "50%", above = "20%", tied = "10%", with = "pool" }
"#,
};
