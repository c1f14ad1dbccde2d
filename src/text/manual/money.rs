//! Money of a scenario besides the regime: funds, loans, stocks, services.

use super::{Both, Choice, Kind, Takes, may, must};

/// A fund.
pub const FUND: Kind = Kind {
    id: "fund",
    title: Both { zh: "专项资金：fund", en: "A fund" },
    about: Both {
        zh: "体制之外每年给镇的资金，限定用途或不限定；或由限定用途的改为可统筹使用的。",
        en: "Money given to the town each year besides the regime, tied to a purpose or not; or tied money set free.",
    },
    keys: &[
        must("id", Takes::Text, "简短的英文代号。", "a short word by which keys name it."),
        may("title", Takes::Words, "名称；不写则用代号。", "its name; the id where left out."),
        must("years", Takes::Years, "哪些年，如`\"2026..\"`。", "in which years, such as `\"2026..\"`."),
        must("amount", Takes::Money, "每年多少。", "how much a year."),
        may("tied", Takes::Flag, "`true`：限定用途。", "`true`: tied to a purpose."),
        may(
            "from",
            Takes::One(&["county", "tied"]),
            "`\"county\"`由县安排（不写即是）；`\"tied\"`从限定用途的资金中转来。",
            "`\"county\"` out of its own (where left out), or `\"tied\"` out of money that was tied.",
        ),
        may("town", Takes::Text, "哪个镇；只有一个镇的不写。", "which town; not needed where there is one."),
    ],
    choice: Choice::Free,
    example: r#"extends = "baseline"

[[fund]]
id     = "roads"
title  = { zh = "道路养护", en = "Roads" }
years  = "2026..2028"
amount = "30万元"
tied   = true
from   = "county"
town   = "a"
"#,
};

/// A loan.
pub const LOAN: Kind = Kind {
    id: "loan",
    title: Both { zh: "新增政府债务：loan", en: "A loan" },
    about: Both {
        zh: "某年举借的政府债务及偿还方式。",
        en: "A government loan drawn in a year, and how it is paid back.",
    },
    keys: &[
        must("id", Takes::Text, "简短的英文代号。", "a short word by which keys name it."),
        may("title", Takes::Words, "名称；不写则用代号。", "its name; the id where left out."),
        must("year", Takes::Year, "哪一年举借。", "the year in which it is drawn."),
        must("principal", Takes::Money, "本金。", "the principal."),
        must("rate", Takes::Ratio, "年利率。", "the yearly rate of interest."),
        must("term", Takes::Count, "期限，年。", "its term in years."),
        may(
            "grace",
            Takes::Count,
            "宽限期，年；不写为零。",
            "years before the first repayment; 0 where left out.",
        ),
        must(
            "method",
            Takes::One(&["等额本金", "等额本息", "到期还本", "equal principal", "level payments", "bullet"]),
            "还款方式。",
            "how it is paid back.",
        ),
        may("town", Takes::Text, "哪个镇；只有一个镇的不写。", "which town; not needed where there is one."),
    ],
    choice: Choice::Free,
    example: r#"extends = "baseline"

[[loan]]
id        = "school-loan"
title     = { zh = "学校建设债券", en = "School bond" }
year      = 2027
principal = "600万元"
rate      = "3.05%"
term      = 8
grace     = 1
method    = "等额本金"
town      = "a"
"#,
};

/// A stock worked off.
pub const WORK_OFF: Kind = Kind {
    id: "work_off",
    title: Both { zh: "消化存量：work_off", en: "A stock worked off: work_off" },
    about: Both {
        zh: "`stocks.csv`中的一项逐年消化，直到为零。",
        en: "An item of `stocks.csv` is worked off year by year until nothing is left.",
    },
    keys: &[
        must("id", Takes::Text, "简短的英文代号。", "a short word by which keys name it."),
        may("title", Takes::Words, "名称；不写则用代号。", "its name; the id where left out."),
        must("item", Takes::Text, "`stocks.csv`中的项目。", "the item of `stocks.csv`."),
        must("years", Takes::Years, "哪些年。", "in which years."),
        must("amount", Takes::Money, "每年多少。", "how much a year."),
        may(
            "town",
            Takes::Text,
            "哪个镇；不写则有此项的各镇。",
            "which town; each that has the item where left out.",
        ),
    ],
    choice: Choice::Free,
    example: r#"extends = "baseline"

[[work_off]]
id     = "advances"
title  = { zh = "消化暂付款", en = "Advances worked off" }
item   = "暂付款"
years  = "2026.."
amount = "20万元"
town   = "a"
"#,
};

/// A service raised to a standard.
pub const SERVICE: Kind = Kind {
    id: "service",
    title: Both { zh: "服务达标：service", en: "A service at a standard: service" },
    about: Both {
        zh: "一项支出从某年起达到人均标准。",
        en: "Spending on a function reaches a standard per head from a year on.",
    },
    keys: &[
        must("id", Takes::Text, "简短的英文代号。", "a short word by which keys name it."),
        may("title", Takes::Words, "名称；不写则用代号。", "its name; the id where left out."),
        must("year", Takes::Year, "从哪一年起。", "from which year on."),
        must(
            "function",
            Takes::Code,
            "支出功能科目编码，如`\"205\"`。",
            "the code of function, such as `\"205\"`.",
        ),
        must("standard", Takes::Money, "每人每年多少。", "how much a head and year."),
        may("town", Takes::Text, "哪个镇；不写则各镇。", "which town; each where left out."),
    ],
    choice: Choice::Free,
    example: r#"extends = "baseline"

[[service]]
id       = "schooling"
title    = { zh = "教育人均标准", en = "Schooling at a standard" }
year     = 2026
function = "205"
standard = "150元"
town     = "a"
"#,
};
