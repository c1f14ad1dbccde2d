//! The file, its rules, and what the tiers, the county and the towns share.

use super::takes::{AMOUNT, ITEMS, NAMES, RATE, RATIO, SHARE_OR_RATES};
use super::{Both, Choice, Kind, Takes, may, must};

/// The whole file.
pub const FILE: Kind = Kind {
    id: "file",
    title: Both { zh: "体制文件", en: "The file" },
    about: Both {
        zh: "文件开头写名称，以下是各条款。先按上级分享、县镇分成、上解补助、保底封顶统筹的次序计算，同一类按书写次序。",
        en: "The name first, then the rules. Each year what goes above the county is worked out first, then what county and town \
             share, then sums up and down, then guarantees; within these, as written.",
    },
    keys: &[
        may("title", Takes::Words, "体制名称。", "the regime's name."),
        may(
            "extends",
            Takes::Text,
            "在另一个体制文件的条款之上续写；`\"statute/prc\"`是随程序附带的中央与地方收入划分（1994、2002、2003、2016年各次规定）。",
            "the regime file whose rules come before these; `\"statute/prc\"` comes with the program: the central shares as \
             national documents set them in 1994, 2002, 2003 and 2016.",
        ),
        may(
            "headline",
            Takes::Text,
            "比较分成比例时（`--town-share`）改动哪一条，写条款的`id`。",
            "the `id` of the rule whose ratio comparisons (`--town-share`) move.",
        ),
        may(
            "rule",
            Takes::List(&Takes::Table("rule")),
            "条款，每条以`[[rule]]`开头。",
            "the rules, each under `[[rule]]`.",
        ),
    ],
    choice: Choice::Free,
    example: r#"title    = { zh = "县对镇财政体制", en = "County-to-town regime" }
extends  = "statute/prc"
headline = "taxes"

[[rule]]
id        = "taxes"
title     = { zh = "税收四六分成", en = "Taxes shared 40/60" }
reference = "县政发〔2019〕1号"
since     = 2019
covers    = ["101"]
split     = { of = "local", town = "40%" }
"#,
};

/// A rule.
pub const RULE: Kind = Kind {
    id: "rule",
    title: Both { zh: "条款", en: "A rule" },
    about: Both {
        zh: "一条只说一件事：上级分享、县镇分成、上解补助、保底统筹四者之一。每年每镇每项收入只能有一条上级分享和一条分成（余额再分除外），重了、漏了都会指出。",
        en: "A rule says one thing: one of the four verbs. In each year and town an item has one statute at most and exactly one \
             split (splits of the rest aside); two or none are told as problems.",
    },
    keys: &[
        must(
            "id",
            Takes::Text,
            "简短的英文代号，如`zone-split`，参数和情景用它指这一条。",
            "a short word such as `zone-split`, by which keys and scenarios name the rule.",
        ),
        may("title", Takes::Words, "名称；不写则用代号。", "its name; the id where left out."),
        may("reference", Takes::Text, "依据文件，原样写出。", "the document it rests on, as printed."),
        must("since", Takes::Year, "起始年度。", "the first year in force."),
        may(
            "until",
            Takes::Year,
            "最后年度；不写则一直执行。",
            "the last year in force; without it there is no end.",
        ),
        may(
            "covers",
            ITEMS,
            "涉及的收入项目。上级分享和分成一定要写。",
            "the items concerned. A statute or a split needs them.",
        ),
        may(
            "towns",
            NAMES,
            "只适用于哪些镇，写镇的代号或名称的列表；不写则适用于各镇。",
            "the towns it holds for, by id or name; all where left out.",
        ),
        may(
            "replaces",
            Takes::Text,
            "执行期间代替哪一条（写其`id`），只就本条所列的收入和镇；到期后被代替的恢复。",
            "the `id` of the rule it stands in for meanwhile, for its own items and towns; afterwards the other is back.",
        ),
        may("statute", Takes::Table("statute"), "上级分享，见下。", "what goes above the county; below."),
        may("split", Takes::Table("split"), "县镇分成，见下。", "what county and town share; below."),
        may("sum", Takes::Table("sum"), "上解或补助，见下。", "a sum up or down; below."),
        may(
            "guarantee",
            Takes::Table("guarantee"),
            "保底、封顶、统筹，见下。",
            "a floor, a cap, a pool; below.",
        ),
    ],
    choice: Choice::One(&["statute", "split", "sum", "guarantee"]),
    example: r#"[[rule]]
id      = "vat"
title   = { zh = "增值税五五分享", en = "VAT shared 50/50" }
since   = 2016
covers  = ["10101"]
statute = { central = "50%" }

[[rule]]
id        = "taxes"
title     = { zh = "税收四六分成", en = "Taxes shared 40/60" }
reference = "县政发〔2019〕1号"
since     = 2019
covers    = ["101", "-10118"]
split     = { of = "local", town = "40%" }

[[rule]]
id       = "zone"
title    = { zh = "开发区优惠", en = "Favour to the zone" }
since    = 2026
until    = 2028
replaces = "taxes"
covers   = ["101", "-10118"]
towns    = ["devzone"]
split    = { of = "local", town = "70%" }

[[rule]]
id    = "subsidy"
title = { zh = "定额补助", en = "Fixed subsidy" }
since = 2019
sum   = { down = "120万元" }

[[rule]]
id        = "floor"
title     = { zh = "不低于2025年", en = "Not below 2025" }
since     = 2026
guarantee = { on = "regime_capacity", at = { actual = 2025 }, below = "100%", with = "county" }
"#,
};

/// Shares above the county.
pub const STATUTE: Kind = Kind {
    id: "statute",
    title: Both { zh: "上级分享：statute", en: "What goes above the county: statute" },
    about: Both {
        zh: "县以上各级从全口径收入中按项目分享，余下的是地方部分。各级合计不超过100%。不写条款的收入全部是地方部分。",
        en: "The shares of the tiers above the county in all that is collected, item by item; the rest is the local part. Together \
             they are 100% at most. Items without such a rule are wholly local.",
    },
    keys: &[
        may("central", Takes::Ratio, "中央的比例。", "the centre's share."),
        may("province", Takes::Ratio, "省的比例。", "the province's share."),
        may("city", Takes::Ratio, "市的比例。", "the city's share."),
    ],
    choice: Choice::Free,
    example: r#"[[rule]]
id      = "vat"
title   = { zh = "增值税分享", en = "VAT shared" }
since   = 2016
covers  = ["10101"]
statute = { central = "50%", province = "10%", city = "5%" }
"#,
};

/// What county and town share.
pub const SPLIT: Kind = Kind {
    id: "split",
    title: Both { zh: "县镇分成：split", en: "What county and town share: split" },
    about: Both {
        zh: "简单分成写一个比例；有基数的，基数内外各写比例，并写明短收由谁承担。记R为收入、B为基数、s为基数内比例：短收共担时，写明的一方得s×`min(R, B)`；\
             不共担时得s×B，减去它承担的短收；再加超基数部分的分成。另一方得余数。“四六”没有说明是谁的四成、什么的四成，所以一定要写明。",
        en: "A plain split is one ratio. Over a base there is one within it and one over it, and it must be said who bears a shortfall. \
             With R the receipts, B the base and s the ratio within: where the shortfall is shared the named side gets s×`min(R, B)`, \
             else s×B less its part of the shortfall; then its part of what lies over the base. The other side takes the rest. \
             “40/60” alone says neither whose 40 % it is nor of what, so both must be written.",
    },
    keys: &[
        must(
            "of",
            Takes::One(&["local", "gross", "rest"]),
            "按什么分：`\"local\"`地方部分，`\"gross\"`全口径征收数，`\"rest\"`前面条款分成后的余额（最后剩下的归最后一条未写明的一方）。",
            "of what: `\"local\"` the local part, `\"gross\"` all that was collected, `\"rest\"` what earlier splits leave (what remains in \
             the end goes to the side that the last of them does not name).",
        ),
        may(
            "town",
            SHARE_OR_RATES,
            "镇的比例；有基数的写`{ within = …, over = … }`。与`county`写一个即可。",
            "the town's ratio; over a base `{ within = …, over = … }`. Either this or `county`.",
        ),
        may("county", SHARE_OR_RATES, "县的比例，写法同上。", "the county's ratio, likewise."),
        may(
            "base",
            AMOUNT,
            "基数，一个金额；`{ actual = 2025 }`是本条收入2025年的数。",
            "the base, an amount; `{ actual = 2025 }` is this rule's receipts of 2025.",
        ),
        may(
            "shortfall",
            Takes::Any(&[Takes::One(&["shared", "town", "county"]), RATIO]),
            "有基数时必写，收入达不到基数由谁承担：`\"shared\"`按基数内比例共担，`\"town\"`镇，`\"county\"`县，或写明一方承担的比例。",
            "needed with a base; who bears what receipts fall short of it: `\"shared\"` both in the ratio within, `\"town\"`, `\"county\"`, or the \
             named side's part as a ratio.",
        ),
        may(
            "each",
            Takes::Flag,
            "`true`：各项收入分别有自己的基数；不写则合并计算。",
            "`true`: each item has a base of its own; without it their sum has one.",
        ),
    ],
    choice: Choice::One(&["town", "county"]),
    example: r#"[[rule]]
id     = "taxes"
title  = { zh = "税收超收分成", en = "Taxes over a base" }
since  = 2026
covers = ["101"]
split  = { of = "local", base = { actual = 2025 }, town = { within = "40%", over = "60%" }, shortfall = "shared", each = true }

[[rule]]
id     = "fees"
title  = { zh = "收费分成", en = "Fees shared" }
since  = 2026
covers = ["103"]
split  = { of = "local", county = "30%" }

[[rule]]
id     = "schools"
title  = { zh = "余额的一成归镇办学", en = "A tenth of what is left, for schools" }
since  = 2026
covers = ["103"]
split  = { of = "rest", town = "10%" }
"#,
};

/// Ratios within and over a base.
pub const RATES: Kind = Kind {
    id: "rates",
    title: Both {
        zh: "基数内外的比例：within、over", en: "Ratios within and over a base: within, over"
    },
    about: Both {
        zh: "写在有基数的分成的`town`或`county`之下。两处都可以写一个比例，或从低到高的分档。",
        en: "Below `town` or `county` of a split over a base. Each is one ratio, or tiers from low to high.",
    },
    keys: &[
        must("within", RATE, "基数以内的比例。", "the ratio within the base."),
        must("over", RATE, "超过基数部分的比例。", "the ratio of what lies over the base."),
    ],
    choice: Choice::Free,
    example: r#"[[rule]]
id     = "park"
title  = { zh = "园区超收分档", en = "Excess of the park, by tiers" }
since  = 2026
covers = ["101"]
split  = { of = "local", base = { amount = "1,000万元", in = 2025, grows = "20%" }, town = { within = "65%", over = [ { to = "100万元", rate = "80%" }, { rate = "60%" } ] }, shortfall = "town" }
"#,
};

/// A tier.
pub const TIER: Kind = Kind {
    id: "tier",
    title: Both { zh: "分档", en: "Tiers" },
    about: Both {
        zh: "列表，从低到高；`to`从零累计，只有最后一档不写。每档各自四舍五入。",
        en: "A list from low to high; `to` counts from 0, and only the last tier has none. Each tier is rounded by itself.",
    },
    keys: &[
        may(
            "to",
            Takes::Any(&[Takes::Money, Takes::Ratio]),
            "到多少为止：金额，或基数（保底统筹中为标准）的百分比。",
            "where it ends: an amount, or a per cent of the base (in a guarantee: of the standard).",
        ),
        must("rate", RATIO, "本档的比例。", "the tier's ratio."),
    ],
    choice: Choice::Free,
    example: r#"[[rule]]
id     = "park"
title  = { zh = "园区超收分档", en = "Excess of the park, by tiers" }
since  = 2026
covers = ["101"]
split  = { of = "local", base = { actual = 2025 }, town = { within = "40%", over = [ { to = "10%", rate = "80%" }, { to = "500万元", rate = "60%" }, { rate = "50%" } ] }, shortfall = "shared" }
"#,
};
