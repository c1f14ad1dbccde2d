//! The manual of the files that people write: each kind of table with its keys, what they take and mean, and an example.
//!
//! This is the one source: `caili explain --rule-kinds` prints the part on regimes, `caili schema` tells all of it to editors, and
//! `tests/manual.rs` holds it against the readers, so that a key that can be read stands here, and what stands here can be read.
//! The examples are read by the program and shown with what they say in words.

mod amounts;
mod beside;
mod money;
mod rules;
mod scenario;
mod settings;
mod staff;
mod takes;

use super::{Lang, sentences};
pub use takes::{Choice, Takes};

/// The same text in both languages.
#[derive(Clone, Copy, Debug)]
pub struct Both {
    /// In Chinese.
    pub zh: &'static str,
    /// In English.
    pub en: &'static str,
}

impl Both {
    /// The text in one language.
    #[must_use]
    pub const fn in_lang(self, lang: Lang) -> &'static str {
        match lang {
            Lang::Zh => self.zh,
            Lang::En => self.en,
        }
    }
}

/// A kind of table: a file, a rule, a verb, or a part of one.
#[derive(Clone, Copy, Debug)]
pub struct Kind {
    /// The word by which tests name it.
    pub id: &'static str,
    /// Its heading.
    pub title: Both,
    /// What it says and how it is worked out.
    pub about: Both,
    /// Its keys, in the order in which one would write them.
    pub keys: &'static [Key],
    /// Of which keys one must be there, or only one can.
    pub choice: Choice,
    /// A file, or a part of one, in which each key occurs.
    pub example: &'static str,
}

/// A key of a table.
#[derive(Clone, Copy, Debug)]
pub struct Key {
    /// The key.
    pub name: &'static str,
    /// Whether the table means nothing without it.
    pub required: bool,
    /// What can stand behind it.
    pub takes: Takes,
    /// What that means.
    pub means: Both,
}

/// A key that may be left out.
const fn may(name: &'static str, takes: Takes, zh: &'static str, en: &'static str) -> Key {
    Key { name, required: false, takes, means: Both { zh, en } }
}

/// A key that must be there.
const fn must(name: &'static str, takes: Takes, zh: &'static str, en: &'static str) -> Key {
    Key { name, required: true, takes, means: Both { zh, en } }
}

/// Every kind of table in a regime, from the whole to its parts.
pub const KINDS: [Kind; 11] = [
    rules::FILE,
    rules::RULE,
    rules::STATUTE,
    rules::SPLIT,
    rules::RATES,
    rules::TIER,
    beside::SUM,
    beside::GUARANTEE,
    amounts::AMOUNT,
    amounts::FOLLOWS,
    amounts::RATIO,
];

/// Every kind of table in a scenario besides those of a regime.
pub const SCENARIO_KINDS: [Kind; 14] = [
    scenario::SCENARIO,
    scenario::CHANGE,
    scenario::SHOCK,
    staff::STAFFING,
    staff::POSTS,
    staff::BEARS,
    staff::RETIRE,
    staff::DEVOLVE,
    staff::PAY,
    staff::FEES,
    money::FUND,
    money::LOAN,
    money::WORK_OFF,
    money::SERVICE,
];

/// Every kind of table in book.toml.
pub const BOOK_KINDS: [Kind; 3] = [settings::BOOK, settings::TOWN, settings::USABLE];

/// A file of defaults, `caili.toml`.
pub const CONFIG: Kind = settings::CONFIG;

sentences! {
    /// The title of the manual.
    title() { "体制条款写法", "How a regime is written" }
    /// How to begin.
    begin() { "体制写成一个文本文件，由若干条款组成；每条写明谁、从什么时候起、就哪些收入、怎样分或怎样补。写好以后，程序能把它用文字说出来，可与文件逐条核对。", "A regime is a text file, a list of rules; each says since when, on which receipts, who shares what or gives whom how much. The program reads a regime back in words: write it by this manual, then see whether what it says is what the document means." }
    /// The first step.
    step_file() { "在`scenarios/账册名/regimes/`下新建文件，如`town.toml`，编码UTF-8；`#`以后是注释。", "Make a file such as `town.toml` in `scenarios/BOOK/regimes/`, in UTF-8; what follows `#` is a comment." }
    /// The second step.
    step_scenario() { "在`scenarios/账册名/baseline.toml`中写`regime = \"town\"`。", "In `scenarios/BOOK/baseline.toml` write `regime = \"town\"`." }
    /// The third step.
    step_check() { "`caili check data/账册名`：写错的地方连同行号、原因和改法一并列出。", "`caili check data/BOOK` lists whatever is wrong, with its line, the reason, and what would be right." }
    /// The fourth step.
    step_read() { "`caili explain --regime --book data/账册名`：用文字说出体制，与文件逐条核对。", "`caili explain --regime --book data/BOOK` reads the regime back in words: hold it against the document." }
    /// The fifth step.
    step_settle() { "`caili settle data/账册名`：算出往年结果，与体制清算核对。", "`caili settle data/BOOK` works past years out and holds them against their settlements." }
    /// The sixth step.
    step_change() { "要测算新办法，不改原文件：在情景文件中写`[[change]]`，用`rule`指明条款、`since`写起始年度，再写新的内容，写法相同；新增条款写`[[rule]]`。", "To try something else leave the file as it is: in a scenario's file write `[[change]]` with `rule`, `since` and what it then says, in the same words; `[[rule]]` adds a rule." }
    /// Heading.
    values() { "数和词的写法", "How numbers and words are written" }
    /// A value.
    value_ratio() { "比例：`\"40%\"`、`\"0.4\"`、`\"2/5\"`、`\"4:6\"`或`\"40%:60%\"`（先写的是写明的一方，两数合计为10、100或100%）。按分数精确计算。", "Ratios: `\"40%\"`, `\"0.4\"`, `\"2/5\"`, `\"4:6\"` or `\"40%:60%\"` (the named side first, the two adding up to 10, 100 or 100%). They are kept as exact fractions." }
    /// A value.
    value_amount() { "金额：一定带单位，`\"320万元\"`、`\"1,200元\"`、`\"1.5亿元\"`。逐笔四舍五入到分。", "Amounts always carry their unit: `\"320万元\"`, `\"1,200元\"`, `\"1.5亿元\"`. Each is rounded to the fen, half away from zero." }
    /// A value.
    value_code() { "收入项目：科目编码的列表，`[\"101\", \"-10118\"]`是税收收入中除去耕地占用税；编码越长越优先，`-`表示除外；`\"@标签\"`是带这个标签的各项；`103`不含基金收入`10301`，要用须单列。", "Items: a list of budget codes; `[\"101\", \"-10118\"]` is all taxes but farmland occupation tax. The longest code decides, `-` takes out, `\"@label\"` is all that bears the label; `103` does not reach the funds in `10301` unless they are named." }
    /// A value.
    value_year() { "年度：`2019`；各年不同的增长率写成`{{ \"2026..2027\" = \"3%\", \"2028..\" = \"2%\" }}`。", "Years: `2019`; growth that differs by year is `{{ \"2026..2027\" = \"3%\", \"2028..\" = \"2%\" }}`." }
    /// A value.
    value_words() { "名称：一种语言写`\"文字\"`，两种写`{{ zh = \"…\", en = \"…\" }}`。", "Names: `\"text\"` for both languages, or `{{ zh = \"…\", en = \"…\" }}`." }
    /// A key that must be there.
    required() { "必写", "required" }
    /// A key and what it means.
    key(name, means) { "`{name}`：{means}", "`{name}`: {means}" }
    /// A key that must be there, and what it means.
    required_key(name, means) { "`{name}`（必写）：{means}", "`{name}` (required): {means}" }
    /// Above what an example says.
    reads() { "读作：", "In words:" }
    /// Heading.
    lines() { "可以引用的报表行", "Lines of the statement that a rule can name" }
    /// Above the table of lines.
    lines_about() { "写在`line`之后，或直接作为金额，如`on = \"regime_capacity\"`。", "Written behind `line`, or for an amount itself, such as `on = \"regime_capacity\"`." }
    /// Heading of a column.
    name_column() { "写法", "written" }
}
