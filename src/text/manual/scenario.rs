//! The file of a scenario, changes of rules, and shocks.

use super::takes::ITEMS;
use super::{Both, Choice, Kind, Takes, may, must};

/// The whole file.
pub const SCENARIO: Kind = Kind {
    id: "scenario",
    title: Both { zh: "情景文件", en: "A scenario" },
    about: Both {
        zh: "情景只写与所依据的情景不同之处：体制、增长率、冲击、人员、事权、专项、债务。没有写的照旧。",
        en: "A scenario says only what differs from the one that it extends: the regime, growth, shocks, staff, powers, funds, debt. All else stays.",
    },
    keys: &[
        may("title", Takes::Words, "情景名称。", "the scenario's name."),
        may("description", Takes::Words, "一句话说明。", "what it says, in a sentence."),
        may(
            "extends",
            Takes::Text,
            "在哪个情景上改动，写它的名称，通常是`\"baseline\"`。",
            "the scenario that it changes, by its name: mostly `\"baseline\"`.",
        ),
        may(
            "regime",
            Takes::Text,
            "体制文件的名称。没有`extends`的一定要写。",
            "the regime file, by its name. Needed where nothing is extended.",
        ),
        may(
            "years",
            Takes::Years,
            "显示哪些年，如`\"2023..2030\"`。",
            "the years to show, such as `\"2023..2030\"`.",
        ),
        may(
            "growth",
            Takes::Rates,
            "收入增长率，按科目编码，编码越长越优先；`\"*\"`是其余各项。",
            "growth of receipts by budget code, of which the longest decides; `\"*\"` is all others.",
        ),
        may(
            "transfers",
            Takes::Rates,
            "转移支付增长率，按科目编码；不写的不变。",
            "growth of transfers by budget code; those not named stay as they are.",
        ),
        may(
            "spending",
            Takes::Rates,
            "支出增长率，按功能科目编码或三保类别；`\"*\"`是其余各项。",
            "growth of spending by code of function or by class; `\"*\"` is all other.",
        ),
        may("staffing", Takes::Table("staffing"), "人员，见下。", "staff; below."),
        may("shock", Takes::List(&Takes::Table("shock")), "收入冲击。", "falls and rises of receipts."),
        may("devolve", Takes::List(&Takes::Table("devolve")), "下放的事权。", "powers handed down."),
        may("fund", Takes::List(&Takes::Table("fund")), "专项资金。", "funds given besides the regime."),
        may(
            "loan",
            Takes::List(&Takes::Table("loan")),
            "新举借的政府债务。",
            "government loans to be drawn.",
        ),
        may("work_off", Takes::List(&Takes::Table("work_off")), "逐年消化的存量。", "stocks worked off."),
        may(
            "service",
            Takes::List(&Takes::Table("service")),
            "按人均标准提高的服务。",
            "services raised to a standard per head.",
        ),
        may(
            "rule",
            Takes::List(&Takes::Table("rule")),
            "新增的条款，写法同体制文件。",
            "rules that are added, written as in a regime.",
        ),
        may("change", Takes::List(&Takes::Table("change")), "改动的条款。", "rules that are changed."),
    ],
    choice: Choice::Some(&["extends", "regime"]),
    example: r#"title       = { zh = "综合改革", en = "A reform" }
description = { zh = "各种改动都有。", en = "Something of everything." }
extends     = "baseline"
regime      = "r"
years       = "2024..2028"
growth      = { "101" = { "2025..2026" = "1%", "2027.." = "3%" }, "*" = "2%" }
transfers   = { "11002" = "2%" }
spending    = { "*" = "2%" }

[staffing]
pay_growth = "3%"

[[shock]]
id    = "land"
items = ["10118"]
year  = 2026
size  = "-25%"

[[devolve]]
id   = "permits"
year = 2026

[[fund]]
id     = "roads"
years  = "2026.."
amount = "30万元"

[[loan]]
id        = "school"
year      = 2027
principal = "600万元"
rate      = "3.05%"
term      = 8
method    = "bullet"

[[work_off]]
id     = "advances"
item   = "暂付款"
years  = "2026.."
amount = "20万元"

[[service]]
id       = "schooling"
year     = 2026
function = "205"
standard = "150元"

[[rule]]
id    = "subsidy"
since = 2026
sum   = { down = "12万元" }

[[change]]
rule  = "share"
since = 2026
split = { of = "local", town = "50%" }
"#,
};

/// A rule that is changed.
pub const CHANGE: Kind = Kind {
    id: "change",
    title: Both { zh: "改动条款：change", en: "A rule changed: change" },
    about: Both {
        zh: "体制中的一条从某年起换一种说法，或到某年为止。只能换成同一类的内容。",
        en: "A rule of the regime says something else from a year on, or ends with one. What it then says must be of the same kind.",
    },
    keys: &[
        must("rule", Takes::Text, "哪一条，写它的`id`。", "which rule, by its `id`."),
        may("since", Takes::Year, "从哪一年起改。", "from which year on."),
        may("ends", Takes::Year, "执行到哪一年为止。", "the last year in which it holds."),
        may("statute", Takes::Table("statute"), "新的上级分享。", "what then goes above the county."),
        may("split", Takes::Table("split"), "新的分成。", "what county and town then share."),
        may("sum", Takes::Table("sum"), "新的上解或补助。", "the sum that then goes up or down."),
        may(
            "guarantee",
            Takes::Table("guarantee"),
            "新的保底、封顶、统筹。",
            "the guarantee that then holds.",
        ),
    ],
    choice: Choice::Some(&["since", "ends"]),
    example: r#"extends = "baseline"

[[change]]
rule  = "share"
since = 2026
split = { of = "local", town = "50%" }

[[change]]
rule    = "vat"
since   = 2026
statute = { central = "45%" }

[[change]]
rule  = "remittance"
since = 2026
ends  = 2030
sum   = { up = "12万元" }

[[change]]
rule      = "floor"
since     = 2026
guarantee = { on = "regime_capacity", at = "100万元", below = "100%", with = "county" }
"#,
};

/// A shock.
pub const SHOCK: Kind = Kind {
    id: "shock",
    title: Both { zh: "收入冲击：shock", en: "A shock" },
    about: Both {
        zh: "某年起一些收入一次升降若干，此后可以分年恢复。",
        en: "Receipts fall or rise at once in a year, and may come back in equal steps.",
    },
    keys: &[
        must("id", Takes::Text, "简短的英文代号。", "a short word by which keys name it."),
        may("title", Takes::Words, "名称；不写则用代号。", "its name; the id where left out."),
        must("items", ITEMS, "哪些收入项目。", "which items."),
        must("year", Takes::Year, "哪一年。", "in which year."),
        must("size", Takes::Ratio, "升降多少，如`\"-25%\"`。", "by how much, such as `\"-25%\"`."),
        may(
            "recovers_in",
            Takes::Count,
            "几年内恢复；不写则不恢复。",
            "in how many years it comes back; never where left out.",
        ),
    ],
    choice: Choice::Free,
    example: r#"extends = "baseline"

[[shock]]
id          = "land"
title       = { zh = "土地相关税收下滑", en = "Fall of land-related taxes" }
items       = ["10112", "10113", "-10113@transferred", "10118"]
year        = 2026
size        = "-25%"
recovers_in = 5
"#,
};
