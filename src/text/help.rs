//! Help in Chinese. The English stands beside each argument in `cli::args`, where clap reads it; here is the same by its key.

use super::Lang;

/// What is said of a command (`run`) or an argument (`run.scenario`, or `.book` for all commands) where that is not said in
/// `cli::args`.
#[must_use]
pub fn about(command: &str, arg: Option<&str>, lang: Lang) -> Option<&'static str> {
    let key = arg.map_or_else(|| command.to_owned(), |arg| format!("{command}.{arg}"));
    let shared = arg.map(|arg| format!(".{arg}"));
    let list = match lang {
        Lang::Zh => ZH,
        Lang::En => EN,
    };
    let find = |key: &str| list.iter().find(|(known, _)| *known == key).map(|(_, text)| *text);
    find(&key).or_else(|| find(&shared?))
}

/// The keys of all Chinese help.
pub fn keys() -> impl Iterator<Item = &'static str> {
    ZH.iter().map(|(key, _)| *key)
}

/// Headings of help: usage, commands, arguments, options, examples.
#[must_use]
pub const fn headings(lang: Lang) -> [&'static str; 5] {
    match lang {
        Lang::Zh => ["用法", "命令", "参数", "选项", "示例"],
        Lang::En => ["Usage", "Commands", "Arguments", "Options", "Examples"],
    }
}

/// What stands for options in a line of usage.
#[must_use]
pub const fn any_options(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "[选项]",
        Lang::En => "[OPTIONS]",
    }
}

/// What stands for a value, such as `FOLDER`.
#[must_use]
pub fn value_name(name: &str, lang: Lang) -> String {
    let zh = VALUES.iter().find(|(en, _)| *en == name).map(|(_, zh)| *zh);
    zh.filter(|_| lang == Lang::Zh).unwrap_or(name).to_owned()
}

/// Values in a row.
#[must_use]
pub fn list(values: &[&str], lang: Lang) -> String {
    values.join(match lang {
        Lang::Zh => "、",
        Lang::En => ", ",
    })
}

const VALUES: &[(&str, &str)] = &[
    ("BOOK", "账册"),
    ("COLOR", "何时"),
    ("COMMAND", "命令"),
    ("DEPTH", "层数"),
    ("FILE", "文件"),
    ("FIRST..LAST", "首年..末年"),
    ("FOLDER", "文件夹"),
    ("KEY=VALUE", "参数=值"),
    ("KIND", "种类"),
    ("LANG", "语言"),
    ("LEVELS", "层数"),
    ("LINE", "行"),
    ("NAME", "名称"),
    ("RATIO,…", "比例,…"),
    ("SCENARIO", "情景"),
    ("SHELL", "程序"),
    ("TOWN", "镇"),
    ("WHAT", "种类"),
    ("YEAR", "年度"),
];

/// What stands on no argument of `cli::args`.
const EN: &[(&str, &str)] = &[
    (
        "caili",
        "caili (财力): who gains, who pays, and what is usable, under which sharing of taxes between town and county",
    ),
    (".help", "Print help"),
    (".version", "Print version"),
];

/// Commands to copy, by the command that they show.
#[must_use]
pub fn examples(command: &str) -> &'static [&'static str] {
    EXAMPLES.iter().find(|(known, _)| *known == command).map_or(&[], |(_, lines)| lines)
}

const EXAMPLES: &[(&str, &[&str])] = &[
    ("caili", &["caili init", "caili check data/mytown", "caili run data/mytown"]),
    (
        "run",
        &[
            "caili run",
            "caili run data/pilot-county --lang en",
            "caili run --scenario baseline --scenario 50-50 --years 2024..2034",
            "caili run --set growth.101=1%",
        ],
    ),
    ("compare", &["caili compare --town-share 30%,40%,50%,60%"]),
    ("help", &["caili help run"]),
    ("settle", &["caili settle", "caili settle data/pilot-town --lang en"]),
    (
        "explain",
        &[
            "caili explain 50-50 --year 2027 --line usable",
            "caili explain baseline --book data/pilot-county --town heping --year 2025 --line regime_capacity --lang en",
            "caili explain 50-50 --regime",
            "caili explain --rule-kinds",
        ],
    ),
    ("keys", &["caili keys", "caili keys data/pilot-county --lang en"]),
    ("check", &["caili check", "caili check data/pilot-county --lang en", "caili check --fix"]),
    (
        "init",
        &[
            "caili init",
            "caili init --kind county --name 清溪县",
            "caili init --from 收入-2023.xlsx 支出-2023.xlsx --name 清溪镇",
        ],
    ),
    ("completions", &["caili completions bash > ~/.local/share/bash-completion/completions/caili"]),
    ("man", &["caili man | man -l -", "caili man --out man"]),
    ("config", &["caili config"]),
    ("self-test", &["caili self-test"]),
    ("schema", &["caili schema regime > regime.schema.json", "caili schema scenario --lang en"]),
];

const ZH: &[(&str, &str)] = &[
    ("caili", "财力测算：在不同的镇县分成办法下，谁得谁失，可用财力是多少"),
    ("run", "测算账册的全部情景：谁得谁失、可用财力多少；写出报表、台账和图"),
    ("compare", "不写情景文件，直接比较几个分成比例"),
    ("settle", "用体制条款复核往年的正式结算"),
    ("explain", "说明一个数从哪里来，一直到账里的单元格；或把体制写成文字"),
    ("keys", "列出可以改的全部参数和当前值"),
    ("check", "检查账册和情景：怎样读的表，有哪些问题"),
    ("init", "新建账册：带说明的样例，或由导出的表起草"),
    ("completions", "输出命令行补全脚本"),
    ("man", "输出手册页（man）"),
    ("config", "列出各项默认值及其出处"),
    ("self-test", "用程序内附的公开账册和案例自检"),
    ("schema", "输出体制、情景、账册设置的 JSON Schema，供编辑器使用"),
    ("help", "显示一条命令的帮助"),
    ("help.command", "哪条命令；不写则是整个程序"),
    ("run.scenario", "只算这些情景，第一个作为比较的基准 [默认：全部]"),
    ("settle.scenario", "用哪个情景的体制复核"),
    ("keys.scenario", "列出哪个情景的参数"),
    ("explain.scenario", "情景；账册自带镇级数而没有情景的可以不写"),
    ("explain.regime", "不问数，把情景的体制写成文字；写名称则取体制文件"),
    ("compare.from", "以哪个情景为起点"),
    ("init.from", "由这些导出的表起草账册：CSV、xlsx、xls、ods 都可以"),
    ("init.folder", "写到哪个文件夹：其中有 data、scenarios，以后还有 output"),
    ("init.name", "账册的名称 [默认：mytown 或 mycounty]"),
    ("init.kind", "一个镇，或一个县"),
    ("man.out", "写到这个文件夹，一条命令一个文件 [默认：只输出总的一页]"),
    ("completions.shell", "哪种命令行程序"),
    ("schema.what", "哪一种文件"),
    (".lang", "显示的语言 [默认：跟随系统]"),
    (".color", "何时用颜色；auto 是在终端上、没有设 NO_COLOR 时"),
    (".book", "账册：放各张表的文件夹"),
    (".scenarios", "情景文件夹 [默认：与账册所在的 data 并列的 scenarios/<账册>]"),
    (".years", "显示哪些年：已决算的套算，其后的预测 [默认：最近三个决算年加五年]"),
    (".as_of", "按哪一年的体制套算决算年 [默认：第一个预测年]"),
    (".set", "给所有情景改一个参数，等于写在基准里（参数见 `caili keys`）"),
    (".out", "写到哪个文件夹 [默认：与账册所在的 data 并列的 output/<账册>]"),
    (".chosen", "图上与现行体制对照的情景 [默认：其后第一个]"),
    (".no_charts", "不画图"),
    (".plain", "CSV 不带字节序标记、普通换行、文字照原样 (供 Excel、WPS 以外的程序使用)"),
    (".town_share", "要比较的镇级比例，指体制主要条款所分的部分"),
    (".year", "哪一年 [问体制时默认：第一个预测年]"),
    (".line", "报表的哪一行，如 usable、balance、town_share，或县级的一行，如 county_net"),
    (".rule_kinds", "不问数：输出体制语言的手册"),
    (".town", "县账册里的哪个镇 [默认：全部，一镇一支]"),
    (".depth", "显示几层 [默认：全部]"),
    (".fix", "把非标准格式的表整理后写在旁边（<表名>.tidy.csv）"),
    (".help", "显示帮助"),
    (".version", "显示版本"),
];
