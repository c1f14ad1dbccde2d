//! Amounts, and ratios that are measured.

use super::takes::{AMOUNT as AN_AMOUNT, ITEMS, OF, PART, RATIO as A_RATIO};
use super::{Both, Choice, Kind, Takes, may, must};

/// An amount.
pub const AMOUNT: Kind = Kind {
    id: "amount",
    title: Both { zh: "金额", en: "An amount" },
    about: Both {
        zh: "最简单的写`\"320万元\"`，或报表行的名称，如`\"regime_capacity\"`。其他的写成一张表：先是什么数、哪一年的，再依下列次序加工：\
             乘以人数等（`per`）→加减（`plus`、`less`）→乘以比例（`times`）→按数分配到镇（`shared_by`）→逐年递增（`grows`或`follows`）→下限、上限。\
             什么数都不写的，是本条自己的：有基数的分成为所列收入，保底统筹为比较数。",
        en: "At its simplest `\"320万元\"`, or the name of a line of the statement such as `\"regime_capacity\"`. Else a table: what is measured, \
             and when; then, in this order: times a number of heads (`per`) → `plus`, `less` → `times` a ratio → shared among the towns \
             (`shared_by`) → grown year by year (`grows` or `follows`) → lower, then upper bound. Where nothing is said of what is measured it is the \
             rule's own: the receipts of a split over a base, what a guarantee compares.",
    },
    keys: &[
        may("amount", Takes::Money, "什么数：写明的金额。", "what: a stated sum."),
        may(
            "data",
            Takes::Text,
            "什么数：各镇自己的数，写`parameters.csv`中的参数名。",
            "what: each town's own, by its name in `parameters.csv`.",
        ),
        may(
            "items",
            ITEMS,
            "什么数：这些收入项目的，与`of`同写。",
            "what: receipts of these items, together with `of`.",
        ),
        may(
            "of",
            OF,
            "收入的哪一部分：`\"gross\"`全口径，`\"local\"`地方部分，`\"upper\"`上级分享部分，`\"town\"`镇级分成，`\"county\"`县级分成；只写`of`则为本条`covers`所列收入的。",
            "which part of receipts: `\"gross\"`, `\"local\"`, `\"upper\"` what goes above the county, `\"town\"`, `\"county\"`; without `items` of what the \
             rule `covers`.",
        ),
        may(
            "line",
            Takes::Line,
            "什么数：报表的一行，名称见后。",
            "what: a line of the statement; names below.",
        ),
        may(
            "rule",
            Takes::Text,
            "什么数：另一条款（写其`id`）的一部分，与`part`同写。",
            "what: a part of another rule, by its `id`, together with `part`.",
        ),
        may(
            "part",
            PART,
            "哪一部分。有基数的分成：`base`基数，`within`基数内所得，`over`超基数所得，`over_other`超基数部分中另一方所得，`short`短收，`paid`已承担的短收；上解补助：`amount`；保底统筹：`received`得到的，`paid`上缴的，`tied`限定用途的。",
            "which part. Of a split over a base: `base`, `within`, `over`, `over_other` the other side's over it, `short`, `paid` what was made good of it; of a sum: \
             `amount`; of a guarantee: `received`, `paid`, `tied`.",
        ),
        may(
            "actual",
            Takes::When,
            "哪一年的数：`2025`，`\"last\"`上年，`-3`三年前，`\"this\"`当年本身；不写是当年。",
            "when: `2025`, `\"last\"` the year before, `-3` three years before, `\"this\"` the year itself under its own rules; without it the year \
             worked out.",
        ),
        may(
            "under",
            Takes::When,
            "按哪一年的规定分：年度或`\"this\"`（执行年度）；不写按那一年自己的。",
            "under which year's rules receipts are shared: a year, or `\"this\"` for those of the year worked out; without it the measured year's own.",
        ),
        may(
            "per",
            Takes::Text,
            "乘以整数：`\"population\"`人口，`\"headcount\"`实有人数，`\"headcount.行政编制\"`某类人员，`\"equal\"`每镇一份，或`parameters.csv`中的整数参数。",
            "times a whole number: `\"population\"`, `\"headcount\"`, `\"headcount.行政编制\"` for one category, `\"equal\"` 1 for each town, or a \
             whole-number parameter of `parameters.csv`.",
        ),
        may("plus", AN_AMOUNT, "加上另一个金额。", "another amount added."),
        may("less", AN_AMOUNT, "减去另一个金额。", "another amount taken off."),
        may("times", A_RATIO, "乘以比例，结果四舍五入到分。", "times a ratio, rounded to the fen."),
        may(
            "shared_by",
            Takes::Text,
            "各镇合计后按这个整数分配到镇，写法同`per`；只写了定额的，那就是各镇的总额。余数按最大余数法，分文不差。",
            "the total of the towns is shared among them by this number, as for `per`; a stated sum is that total. By largest remainder, so \
             that not a fen is lost.",
        ),
        may(
            "grows",
            Takes::Any(&[Takes::Growth, Takes::Own]),
            "每年的增长率，可以各年不同，也可以各镇不同：`{ data = \"参数名\" }`。",
            "the rate by which it grows each year; it may differ by year, or by town: `{ data = \"name\" }`.",
        ),
        may(
            "follows",
            Takes::Table("follows"),
            "随收入增长，见下。与`grows`写一个。",
            "it follows the growth of receipts; below. Either this or `grows`.",
        ),
        may(
            "in",
            Takes::Year,
            "写明的金额是哪一年的，从这一年起逐年增长；写了`actual`年度的可以不写。",
            "the year of the amount as stated, from which it grows; not needed where `actual` names a year.",
        ),
        may("at_least", AN_AMOUNT, "下限，一个金额。", "the lower bound, an amount."),
        may(
            "at_most",
            AN_AMOUNT,
            "上限，一个金额；与下限冲突时以上限为准。",
            "the upper bound, an amount; it wins over the lower.",
        ),
        may(
            "bounds",
            Takes::One(&["path", "result"]),
            "逐年增长的数怎样受限：`\"path\"`下一年在受限后的数上增长（不写即是），`\"result\"`只限当年结果。",
            "how bounds hold on what grows: `\"path\"`, the next year grows from the bounded amount (where left out), or `\"result\"`, they hold for \
             the result only.",
        ),
    ],
    choice: Choice::With(&[("items", "of"), ("rule", "part")]),
    example: r#"[[rule]]
id       = "escalating"
title    = { zh = "递增上解", en = "Escalating remittance" }
since    = 2019
sum.up   = { amount = "320万元", in = 2019, grows = "2%", at_least = "320万元", at_most = { data = "ceiling" }, bounds = "path" }

[[rule]]
id       = "held"
title    = { zh = "存量不动", en = "Base held at 2025" }
since    = 2026
covers   = ["101"]
sum.down = { of = "town", actual = 2025, less = { items = ["101"], of = "town", actual = 2025, under = "this" } }

[[rule]]
id       = "standard"
title    = { zh = "按人员定额补助", en = "Subsidy per head" }
since    = 2026
sum.down = { amount = "1.8万元", per = "headcount.行政编制", plus = { line = "livelihood", actual = "last", times = "5%" } }

[[rule]]
id       = "growth"
title    = { zh = "随税收增长的返还", en = "A return that follows taxes" }
since    = 2026
sum.down = { amount = "180万元", in = 2025, follows = { items = ["101"], of = "upper", coefficient = "0.3" } }

[[rule]]
id       = "pot"
title    = { zh = "返还的两成按人口切块", en = "A fifth of the return, by population" }
since    = 2026
sum.up   = { rule = "growth", part = "amount", times = "20%", shared_by = "population" }
"#,
};

/// Growth that follows receipts.
pub const FOLLOWS: Kind = Kind {
    id: "follows",
    title: Both { zh: "随收入增长：follows", en: "Following receipts: follows" },
    about: Both {
        zh: "1994年税收返还的办法：收入每增长1%，返还增长0.3%。每年：上年数×（1+系数×收入增长率），四舍五入到分。",
        en: "The way of 1994's tax returns: by 0.3 % for each 1 % by which receipts grow. Each year: last year's × (1 + coefficient × the \
             growth of receipts), rounded to the fen.",
    },
    keys: &[
        must("items", ITEMS, "随哪些收入。", "which items it follows."),
        must(
            "of",
            OF,
            "随收入的哪一部分：`\"gross\"`、`\"local\"`、`\"upper\"`、`\"town\"`、`\"county\"`。",
            "which part of them: `\"gross\"`, `\"local\"`, `\"upper\"`, `\"town\"`, `\"county\"`.",
        ),
        may(
            "under",
            Takes::When,
            "前后两年都按哪一年的规定计算：年度或`\"this\"`（执行年度），这样比例变动不算增长；不写则各按当年的。",
            "under which year's rules both years are counted: a year, or `\"this\"` for those of the year worked out, so that a change of \
             shares is no growth; without it each under its own.",
        ),
        must(
            "coefficient",
            Takes::Any(&[Takes::Plain, Takes::Table("ratio")]),
            "系数，写成小数如`\"0.3\"`，不写百分号。",
            "the coefficient, a plain number such as `\"0.3\"`, not a per cent.",
        ),
    ],
    choice: Choice::Free,
    example: r#"[[rule]]
id       = "vat-return"
title    = { zh = "增值税返还", en = "VAT return" }
since    = 2016
sum.down = { amount = "180万元", in = 2016, follows = { items = ["10101"], of = "upper", under = "this", coefficient = "0.3" } }
"#,
};

/// A ratio that is not stated.
pub const RATIO: Kind = Kind {
    id: "ratio",
    title: Both {
        zh: "各镇自己的、算出来的比例", en: "Ratios of a town's own, and ratios worked out"
    },
    about: Both {
        zh: "凡写比例的地方，除了`\"40%\"`，还可以写各镇自己的比例，或两个金额之比（每年重算；分母不大于零时为零）。用作分成比例的，总在0与100%之间。",
        en: "Wherever a ratio can stand there may be, in place of `\"40%\"`, each town's own, or one amount over another (anew each year; 0 \
             where the lower is not above 0). A share always lies between 0 and 100%.",
    },
    keys: &[
        may(
            "data",
            Takes::Text,
            "各镇自己的比例，写`parameters.csv`中的参数名。",
            "each town's own, by its name in `parameters.csv`.",
        ),
        may("part", AN_AMOUNT, "分子，一个金额。", "the upper amount."),
        may("of", AN_AMOUNT, "分母，一个金额。", "the lower amount."),
        may("at_least", Takes::Ratio, "比例的下限。", "the lower bound of the ratio."),
        may("at_most", Takes::Ratio, "比例的上限。", "the upper bound of the ratio."),
    ],
    choice: Choice::One(&["data", "part"]),
    example: r#"[[rule]]
id     = "taxes"
title  = { zh = "一镇一率", en = "A ratio for each town" }
since  = 2021
covers = ["101"]
split  = { of = "local", town = { data = "share" } }

[[rule]]
id     = "fees"
title  = { zh = "按人员经费比重分成", en = "By the weight of pay" }
since  = 2026
covers = ["103"]
split  = { of = "local", town = { part = "staffing", of = { line = "usable", actual = "last" }, at_least = "30%", at_most = "80%" } }
"#,
};
