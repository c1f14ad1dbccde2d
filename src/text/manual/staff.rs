//! Who works for the town and for what: pay, posts, retirements, powers handed down.

use super::{Both, Choice, Kind, Takes, may, must};

/// The table of staff.
pub const STAFFING: Kind = Kind {
    id: "staffing",
    title: Both { zh: "人员：staffing", en: "Staff: staffing" },
    about: Both {
        zh: "工资增长，人员增减，由谁负担。",
        en: "How pay grows, who comes and goes, who bears whom.",
    },
    keys: &[
        may("pay_growth", Takes::Growth, "人均成本的增长率。", "growth of the cost of one head."),
        may(
            "growth",
            Takes::Rates,
            "个别工资项目的增长率，写`staffing.csv`中的项目名。",
            "growth of single elements of pay, by their names in `staffing.csv`.",
        ),
        may("retire", Takes::List(&Takes::Table("retire")), "退休。", "heads that retire."),
        may("posts", Takes::List(&Takes::Table("posts")), "增减的人员。", "posts added or taken away."),
        may("bears", Takes::List(&Takes::Table("bears")), "由谁负担。", "who bears whose pay."),
    ],
    choice: Choice::Free,
    example: r#"extends = "baseline"

[staffing]
pay_growth = "3%"
growth     = { "绩效" = "2%" }

[[staffing.retire]]
id       = "retire-2026"
year     = 2026
category = "事业编制"
posts    = 6

[[staffing.posts]]
id         = "law-office"
year       = 2026
category   = "事业编制"
posts      = 24
town_bears = "50%"

[[staffing.bears]]
since      = 2026
categories = ["编外"]
town       = "60%"
"#,
};

/// Posts added.
pub const POSTS: Kind = Kind {
    id: "posts",
    title: Both { zh: "增减人员：staffing.posts", en: "Posts: staffing.posts" },
    about: Both {
        zh: "从某年起某类人员增加若干（负数为减少）。",
        en: "So many heads of a category more from a year on; fewer where below zero.",
    },
    keys: &[
        must("id", Takes::Text, "简短的英文代号。", "a short word by which keys name it."),
        may("title", Takes::Words, "名称；不写则用代号。", "its name; the id where left out."),
        must("year", Takes::Year, "从哪一年起。", "from which year on."),
        must(
            "category",
            Takes::Text,
            "哪一类人员，如`\"事业编制\"`。",
            "which category, such as `\"事业编制\"`.",
        ),
        must("posts", Takes::Count, "多少人。", "how many."),
        must("town_bears", Takes::Ratio, "镇负担的比例。", "the part of their pay that the town bears."),
        may(
            "from",
            Takes::One(&["county"]),
            "`\"county\"`：原由县负担，县因此少支出。",
            "`\"county\"`: the county paid them before, and saves it.",
        ),
        may("town", Takes::Text, "哪个镇；只有一个镇的不写。", "which town; not needed where there is one."),
    ],
    choice: Choice::Free,
    example: r#"extends = "baseline"

[[staffing.posts]]
id         = "clinic"
title      = { zh = "县属卫生院移交", en = "The county's clinic" }
year       = 2026
category   = "事业编制"
posts      = 12
town_bears = "70%"
from       = "county"
town       = "a"
"#,
};

/// Who bears whom.
pub const BEARS: Kind = Kind {
    id: "bears",
    title: Both { zh: "由谁负担：staffing.bears", en: "Who bears pay: staffing.bears" },
    about: Both {
        zh: "从某年起，某些人员的工资由镇负担多少，其余由县负担。",
        en: "Which part of some categories' pay the town bears from a year on; the county bears the rest.",
    },
    keys: &[
        must("since", Takes::Year, "从哪一年起。", "from which year on."),
        must("categories", Takes::List(&Takes::Text), "哪几类人员。", "which categories."),
        must("town", Takes::Ratio, "镇负担的比例。", "the part that the town bears."),
    ],
    choice: Choice::Free,
    example: r#"extends = "baseline"

[[staffing.bears]]
since      = 2026
categories = ["编外", "行政编制"]
town       = "60%"
"#,
};

/// Retirements.
pub const RETIRE: Kind = Kind {
    id: "retire",
    title: Both { zh: "退休：staffing.retire", en: "Retirements: staffing.retire" },
    about: Both {
        zh: "从某年起某类人员退休若干。", en: "So many heads of a category retire in a year."
    },
    keys: &[
        must("id", Takes::Text, "简短的英文代号。", "a short word by which keys name it."),
        may("title", Takes::Words, "名称；不写则用代号。", "its name; the id where left out."),
        must("year", Takes::Year, "哪一年。", "in which year."),
        must("category", Takes::Text, "哪一类人员。", "which category."),
        must("posts", Takes::Count, "多少人。", "how many."),
        may(
            "to",
            Takes::Text,
            "转到哪一类；不写是`\"离退休\"`。",
            "where they go; `\"离退休\"` where left out.",
        ),
        may("town", Takes::Text, "哪个镇；只有一个镇的不写。", "which town; not needed where there is one."),
    ],
    choice: Choice::Free,
    example: r#"extends = "baseline"

[[staffing.retire]]
id       = "retire-2026"
title    = { zh = "2026年退休", en = "Retiring in 2026" }
year     = 2026
category = "事业编制"
posts    = 6
to       = "离退休"
town     = "a"
"#,
};

/// A power handed down.
pub const DEVOLVE: Kind = Kind {
    id: "devolve",
    title: Both { zh: "事权下放：devolve", en: "Powers handed down: devolve" },
    about: Both {
        zh: "从某年起一项事权连人、连运转经费、连规费下放。罚没收入不随事权下放。",
        en: "A power comes down in a year with its posts, running costs and ordinary fees. Fines do not come with it.",
    },
    keys: &[
        must("id", Takes::Text, "简短的英文代号。", "a short word by which keys name it."),
        may("title", Takes::Words, "名称；不写则用代号。", "its name; the id where left out."),
        must("year", Takes::Year, "从哪一年起。", "from which year on."),
        may("town", Takes::Text, "哪个镇；只有一个镇的不写。", "which town; not needed where there is one."),
        may("posts", Takes::Table("pay"), "随之划转的人员。", "the posts that come with it."),
        may("operations", Takes::Money, "每年的运转经费。", "what running it costs a year."),
        may("fees", Takes::Table("fees"), "随之划转的规费。", "the fees that come with it."),
    ],
    choice: Choice::Free,
    example: r#"extends = "baseline"

[[devolve]]
id         = "law"
title      = { zh = "综合执法", en = "Law enforcement" }
year       = 2027
town       = "a"
posts      = { category = "事业编制", posts = 18, town_bears = "50%", from = "county" }
operations = "42万元"
fees       = { code = "10304", amount = "65万元", from = "county" }
"#,
};

/// The posts of a power.
pub const PAY: Kind = Kind {
    id: "pay",
    title: Both { zh: "事权的人员：devolve.posts", en: "The posts of a power: devolve.posts" },
    about: Both { zh: "随事权划转的人员。", en: "The posts that come with a power." },
    keys: &[
        must("category", Takes::Text, "哪一类人员。", "which category."),
        must("posts", Takes::Count, "多少人。", "how many."),
        must("town_bears", Takes::Ratio, "镇负担的比例。", "the part of their pay that the town bears."),
        may(
            "from",
            Takes::One(&["county"]),
            "`\"county\"`：原由县负担，县因此少支出。",
            "`\"county\"`: the county paid them before, and saves it.",
        ),
    ],
    choice: Choice::Free,
    example: r#"extends = "baseline"

[[devolve]]
id    = "law"
year  = 2027
posts = { category = "事业编制", posts = 18, town_bears = "50%", from = "county" }
"#,
};

/// The fees of a power.
pub const FEES: Kind = Kind {
    id: "fees",
    title: Both { zh: "事权的规费：devolve.fees", en: "The fees of a power: devolve.fees" },
    about: Both {
        zh: "随事权划转的规费，全部归镇，不参与分成。",
        en: "The fees that come with a power: the town's whole, outside all sharing.",
    },
    keys: &[
        must(
            "code",
            Takes::Code,
            "科目编码，`103`开头而不是基金。",
            "the budget code: one of `103` but no fund.",
        ),
        must("amount", Takes::Money, "每年多少。", "how much a year."),
        may(
            "from",
            Takes::One(&["county"]),
            "`\"county\"`：原由县收取，县因此少收。",
            "`\"county\"`: the county had them before, and loses them.",
        ),
    ],
    choice: Choice::Free,
    example: r#"extends = "baseline"

[[devolve]]
id   = "law"
year = 2027
fees = { code = "10304", amount = "65万元", from = "county" }
"#,
};
