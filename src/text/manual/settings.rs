//! book.toml, and the file of defaults.

use super::takes::NAMES;
use super::{Both, Choice, Kind, Takes, may, must};

/// book.toml.
pub const BOOK: Kind = Kind {
    id: "book",
    title: Both { zh: "账册设置：book.toml", en: "The book: book.toml" },
    about: Both {
        zh: "账册的名称、性质、各镇，以及报表怎样与本单位的口径一致。",
        en: "What the book is called and whose it is, and how the statement bends to how the office reports.",
    },
    keys: &[
        must("name", Takes::Words, "账册名称。", "what the book is called."),
        must(
            "kind",
            Takes::One(&["illustrative", "published"]),
            "`\"illustrative\"`示例，图上有标记；`\"published\"`公开的真实数，须写`sources`。",
            "`\"illustrative\"`, invented and marked so on charts, or `\"published\"`, which needs `sources`.",
        ),
        may(
            "unit",
            Takes::One(&[
                "元",
                "千元",
                "万元",
                "亿元",
                "yuan",
                "thousand yuan",
                "wan",
                "yi",
                "分",
                "fen",
                "万",
                "亿",
                "10,000 yuan",
                "100 million yuan",
            ]),
            "表头没有写单位时的金额单位。",
            "the unit of amounts whose header names none.",
        ),
        may("sources", NAMES, "资料来源。", "where the figures come from."),
        may("note", Takes::Words, "说明。", "a note."),
        may(
            "usable",
            Takes::Table("usable"),
            "可用财力的口径与通常不同之处。",
            "where usable capacity is counted in another way than usual.",
        ),
        may(
            "expenditure_includes",
            Takes::List(&Takes::One(&["staffing", "tied"])),
            "支出表已经包含的：`\"staffing\"`人员经费，`\"tied\"`限定用途的支出。",
            "what printed spending already holds: `\"staffing\"`, `\"tied\"`.",
        ),
        must(
            "town",
            Takes::List(&Takes::Table("town")),
            "各镇，每个以`[[town]]`开头。",
            "the towns, each under `[[town]]`.",
        ),
    ],
    choice: Choice::Free,
    example: r#"name    = { zh = "三镇", en = "Three towns" }
kind    = "published"
unit    = "万元"
sources = ["和平镇2023年决算"]
note    = { zh = "说明", en = "A note" }
usable  = { adds = ["tied"] }
expenditure_includes = ["staffing"]

[[town]]
id = "heping"
"#,
};

/// A town.
pub const TOWN: Kind = Kind {
    id: "town",
    title: Both { zh: "镇：town", en: "A town" },
    about: Both { zh: "账册中的一个镇。", en: "A town of the book." },
    keys: &[
        must(
            "id",
            Takes::Text,
            "简短的英文代号，`--town`和输出中用。",
            "a short word: what outputs and `--town` call it.",
        ),
        may(
            "name",
            Takes::Words,
            "名称，表中也可以写；不写则用代号。",
            "its name, which tables may use too; the id where left out.",
        ),
        may("population", Takes::Count, "人口。", "its population."),
        may("zone", Takes::Flag, "`true`：开发区。", "`true`: a development zone."),
    ],
    choice: Choice::Free,
    example: r#"name = "三镇"
kind = "illustrative"

[[town]]
id         = "heping"
name       = { zh = "和平镇", en = "Heping" }
population = 30001
zone       = true
"#,
};

/// What counts as usable.
pub const USABLE: Kind = Kind {
    id: "usable",
    title: Both { zh: "可用财力口径：usable", en: "What is usable: usable" },
    about: Both {
        zh: "通常的可用财力之外加上、减去哪些行，或不计哪些行。",
        en: "Which lines are added to what is usually usable, taken off it, or left out of it.",
    },
    keys: &[
        may("adds", Takes::List(&Takes::Line), "加上的行。", "lines that are added."),
        may("takes", Takes::List(&Takes::Line), "减去的行。", "lines that are taken off."),
        may("leaves_out", Takes::List(&Takes::Line), "不计的行。", "lines that are left out."),
    ],
    choice: Choice::Free,
    example: r#"name   = "三镇"
kind   = "illustrative"
usable = { adds = ["tied"], takes = ["debt_service"], leaves_out = ["carry_over"] }

[[town]]
id = "heping"
"#,
};

/// The file of defaults.
pub const CONFIG: Kind = Kind {
    id: "config",
    title: Both { zh: "默认值：caili.toml", en: "Defaults: caili.toml" },
    about: Both {
        zh: "命令行没有写的，依次取环境变量、本文件夹及以上各层的`caili.toml`、用户自己的设置。",
        en: "What is not typed is taken from the environment, else from `caili.toml` here or above, else from the user's own file.",
    },
    keys: &[
        may("lang", Takes::One(&["zh", "en"]), "显示的语言。", "the language of what is shown."),
        may("book", Takes::Text, "账册的文件夹。", "the folder of the book."),
        may("scenarios", Takes::Text, "情景的文件夹。", "the folder of scenarios."),
        may("out", Takes::Text, "写到哪个文件夹。", "the folder to write to."),
        may("color", Takes::One(&["auto", "always", "never"]), "何时用颜色。", "when to use colour."),
        may("no_charts", Takes::Flag, "`true`：不画图。", "`true`: leave the charts out."),
        may("plain", Takes::Flag, "`true`：供其他程序使用的CSV。", "`true`: CSV for other programs."),
    ],
    choice: Choice::Free,
    example: r#"lang      = "zh"
book      = "data/mytown"
scenarios = "scenarios/mytown"
out       = "output/mytown"
color     = "auto"
no_charts = true
plain     = false
"#,
};
