//! What is said of a problem, and what would be right.
//!
//! Lower case, back-ticks round literals, no full stop after one sentence.

pub mod book;
pub mod debt;
pub mod files;
pub mod intake;
pub mod oddities;
pub mod payroll;
mod rules;
mod scenarios;

pub use rules::*;
pub use scenarios::*;

use super::{Words, sentences};

sentences! {
    /// The name of a level.
    error() { "错误", "error" }
    /// The name of a level.
    warning() { "警告", "warning" }
    /// What a hint begins with.
    hint() { "提示", "hint" }
    /// Other places of the same problem.
    also_at(count, places) { "另有 {count} 处同样问题：{places}", "the same {count} more times: {places}" }
    /// One other place of the same problem.
    also_there(place) { "另有 1 处同样问题：{place}", "the same once more: {place}" }
    /// Problems beyond those that are shown.
    more_problems(count) {
        "… 还有 {count} 个问题没有列出：先改正以上各处，再检查一次",
        "… and {count} more problems: mend these and check again",
    }

    /// Several words in a row, as a list of choices.
    expected_one_of(list) { "可用的有：{list}", "one of {list}" }
    /// A near miss.
    did_you_mean(word) { "是不是 `{word}`？", "did you mean `{word}`?" }

    /// A kind of value.
    kind_text() { "文字", "a text" }
    /// A kind of value.
    kind_number() { "数", "a number" }
    /// A kind of value.
    kind_flag() { "true 或 false", "true or false" }
    /// A kind of value.
    kind_list() { "列表 […]", "a list […]" }
    /// A kind of value.
    kind_table() { "表 {{…}}", "a table {{…}}" }
    /// Another kind of value than can be used here.
    wrong_kind(found, wanted) { "这里是{found}，应为{wanted}", "this is {found}, where {wanted} is expected" }
    /// A key nobody knows.
    unknown_key(key) { "没有 `{key}` 这个键", "there is no key `{key}` here" }

    // The rule language.

    /// An id that keys cannot name.
    not_an_id(id) { "`{id}` 不能作名称", "`{id}` cannot serve as an id" }
    /// What an id looks like.
    id_hint() { "用字母、汉字、数字和连字符，如 `zone-split`", "letters, digits and hyphens, such as `zone-split`" }
    /// A key that must be there.
    missing_key(key) { "缺少 `{key}`", "`{key}` is missing" }
    /// Not a year.
    not_a_year() { "这里应为年份", "a year is expected here" }
    /// A year.
    year_hint() { "写四位年份，如 `2026`", "four digits, such as `2026`" }
    /// Not a code.
    not_a_code(text) { "`{text}` 不是科目编码", "`{text}` is not a budget code" }
    /// What covers takes.
    covers_hint() { "写科目编码，如 `101`；除外的写 `-10118`", "a code such as `101`; `-10118` takes one out" }
    /// No verb.
    no_verb() { "这一条没有说做什么", "this rule does not say what it does" }
    /// More than one verb.
    two_verbs(list) { "一条只做一件事，这里有：{list}", "a rule does one thing; here are {list}" }
    /// Shares above 100 %.
    parts_above_whole(sum) { "各级分享合计 {sum}，超过 100%", "the shares add up to {sum}, more than 100%" }
    /// What shares may add up to.
    parts_hint() { "上级各分享比例之和不超过 100%，余下的是地方部分", "shares above the county add up to 100% at most; the rest is the local part" }
    /// Neither up nor down.
    up_or_down() { "`sum` 要写明 `up`（上解）或 `down`（补助），只写一个", "`sum` goes either `up` or `down`: name one" }
    /// Not a share.
    not_a_share(ratio) { "分成比例 {ratio} 不在 0–100% 之间", "a share of {ratio} is not between 0 and 100%" }
    /// A share.
    share_hint() { "写 `40%`、`0.4`、`2/5` 或 `4:6`（所写一方在前）", "`40%`, `0.4`, `2/5` or `4:6` (the named side first)" }
    /// Not a ratio.
    not_a_ratio(text) { "`{text}` 不是比例", "`{text}` is not a ratio" }
    /// The sides of a ratio.
    sides_do_not_add(text) { "`{text}` 两边之和不是 10、100 或 100%", "the sides of `{text}` do not add up to 10, 100 or 100%" }
    /// A fraction like two sides.
    ratio_of_two_sides(text) {
        "`{text}` 看不出是两边的份数，还是分数：份数写 `4:6`；确是分数的，换一种写法，如 1/9 写作 `2/18`",
        "`{text}` may be the shares of two sides, or a fraction: write shares as `4:6`, and a fraction in other terms, such as `2/18` for 1/9",
    }
    /// Too many digits.
    ratio_too_fine(text) { "`{text}` 位数太多", "`{text}` has too many digits" }
    /// A ratio.
    ratio_hint() { "写 `3%`、`-3.5%`、`0.03` 或 `2/5`，加引号", "`3%`, `-3.5%`, `0.03` or `2/5`, in quotes" }
    /// A word that is not on the list.
    unknown_word(word) { "这里不能写 `{word}`", "`{word}` cannot stand here" }
    /// Of what is the ratio?
    ratio_of_what() { "没有写明分成口径", "the ratio does not say of what it is" }
    /// Gross or local.
    ratio_of_what_hint() { "写 `of = \"local\"`（地方部分）或 `of = \"gross\"`（全口径）", "`of = \"local\"` (after the tiers above) or `of = \"gross\"` (all collected)" }
    /// Whose is the ratio?
    name_one_side() { "要写明是镇还是县的比例，只写一方", "name one side, town or county" }
    /// The other side takes the rest.
    name_one_side_hint() { "写 `town = \"40%\"` 或 `county = \"60%\"`，另一方得余下部分", "`town = \"40%\"` or `county = \"60%\"`; the other takes the rest" }
    /// A shortfall needs a base.
    shortfall_without_base() { "没有 `base`，就没有短收可分担", "without a `base` nothing can fall short" }
    /// What to do.
    shortfall_without_base_hint() { "删去 `shortfall`，或加上 `base`", "leave `shortfall` out, or add a `base`" }
    /// Who bears a shortfall?
    who_bears_shortfall() { "没有写明短收（低于基数）由谁承担", "it does not say who bears receipts that fall short of the base" }
    /// The ways.
    who_bears_shortfall_hint() { "写 `shortfall = \"shared\"`、`\"town\"`、`\"county\"` 或比例", "`shortfall = \"shared\"`, `\"town\"`, `\"county\"` or a ratio" }
    /// Not years.
    not_years(text) { "`{text}` 不是年份或年份区间", "`{text}` is neither a year nor a run of years" }
    /// Years.
    years_hint() { "写 `2026`、`2026..2030` 或 `2027..`", "`2026`, `2026..2030` or `2027..`" }
    /// Overlapping runs.
    years_overlap(one, other) { "`{one}` 与 `{other}` 有重叠年份", "`{one}` and `{other}` have years in common" }
    /// How to part them.
    years_overlap_hint() { "每一年只写一次", "name each year once" }
    /// Not an amount.
    not_an_amount(text) { "`{text}` 不是金额", "`{text}` is not an amount" }
    /// An amount.
    amount_hint() { "带单位写，如 `320万元`；也可写报表行名或表", "with its unit, such as `320万元`; or the name of a line, or a table" }
    /// Beyond the bound.
    amount_beyond_bound() { "金额超出上限（22.5 万亿元）", "the amount is beyond the bound (22.5 trillion yuan)" }
    /// What to look at.
    check_unit_hint() { "核对单位；元、万元、亿元各差一万倍", "is the unit right? `万元` is 10,000 yuan, `亿元` 100 million" }
    /// Growth from when?
    grows_from_when() { "写了递增率，没有写起始年", "it grows, but from which year?" }
    /// How to say it.
    grows_from_when_hint() { "加 `in = 2025`，或 `actual = 2025`", "add `in = 2025`, or `actual = 2025`" }
    /// Not a time.
    not_a_when(text) { "`{text}` 不是年份", "`{text}` is not a year" }
    /// Times.
    when_hint() { "写年份、`\"this\"`、`\"last\"` 或 `-3`", "a year, `\"this\"`, `\"last\"` or `-3`" }
    /// Two measures.
    two_measures(list) { "金额只能有一个来源，这里有：{list}", "an amount has one source; here are {list}" }

    // What the engine flags.

    /// The same of other towns.
    other_towns(count) { "（另有 {count} 个镇）", " (other towns: {count})" }
    /// An amount beyond the bound.
    beyond_bound(town, year) { "`{town}` {year} 年有金额超出上限（22.5 万亿元）", "an amount of `{town}` in {year} is beyond the bound (22.5 trillion yuan)" }
    /// A base below zero.
    base_below_zero(town, year) { "`{town}` {year} 年的基数为负，按 0 计", "the base of `{town}` in {year} is below zero and counts as 0" }
    /// An amount with nothing to follow.
    nothing_to_follow(town, year) { "`{town}` {year} 年：所跟随的上年收入不为正，金额不变", "`{town}` in {year}: the receipts to follow were not above 0, so the amount stays as it is" }
    /// A ratio of nothing.
    nothing_to_divide_by(town, year) { "`{town}` {year} 年：比例的分母不为正，比例按 0 计", "`{town}` in {year}: what the ratio is taken of is not above 0, so the ratio is 0" }
    /// A total that nobody can share.
    nothing_to_share_by(town, year) { "`{town}` {year} 年：各镇的分配依据都是 0，没有分配", "`{town}` in {year}: no town has anything to share by, so nothing is shared" }
    /// A number that moved nothing.
    moved_nothing(name) { "`{name}` 在所示的任何方案和年份中都没有影响结果", "`{name}` moved nothing in any scenario and year shown" }
    /// What it may mean.
    moved_nothing_hint() { "所指的收入为 0、界限没有触及，或被其他规则取代", "what it acts on is 0, a bound is never reached, or another rule decides" }
    /// A rule that is in force in no year shown.
    never_in_force(rule) { "条款 `{rule}` 在所显示的年份中从未生效", "the rule `{rule}` is in force in none of the years shown" }
    /// What to do about it.
    never_in_force_hint() { "核对 `since`、`until`；决算年度按套算年份的体制重算，不按当年体制", "see its `since` and `until`; settled years are replayed under the rules of a later one" }
    /// A rule that moves nothing.
    moves_nothing(rule) { "条款 `{rule}` 在各情景、各年份中都没有产生任何金额", "the rule `{rule}` moves no money in any scenario and year shown" }
    /// What to do about it.
    moves_nothing_hint() { "核对 `covers` 是否有对应收入，金额是否为零，是否被其他条款取代", "does it cover receipts that there are, is its amount 0, does another rule replace it?" }
    /// A share of gross receipts above the local part.
    share_above_local(town, year) { "`{town}` {year} 年按全口径分成超过地方部分，县级得负数", "the share of `{town}` in {year} is more than the local part, and the county's is negative" }
    /// Years of which none can be shown.
    no_year_to_show(years) { "`{years}` 之内没有可显示的年份", "there is no year to show in `{years}`" }

    /// Part of what a rule over a base covers.
    part_of_a_base(rule) { "只取了 `{rule}` 的一部分科目，而它的基数是按全部科目算的", "only some of the items of `{rule}` are meant, whose base is one for all of them" }
    /// All or none.
    part_of_a_base_hint(rule) { "items 写 `{rule}` 的全部科目，或一个也不写", "name all items of `{rule}`, or none" }

    // The command line.

    /// F21.
    two_tables(other) { "情景表有两张，另一张是 `{other}`", "there are two tables of scenarios; the other is `{other}`" }
    /// What to do about it.
    two_tables_hint() { "合成一张：留下一个文件", "make one of them, and keep one file" }
    /// A value without its key.
    row_without_key() { "这一行有值，但没有写参数", "this row has a value, but names no key" }
    /// A book without scenarios, where one is needed.
    no_scenarios(folder) { "`{folder}` 中没有情景", "there is no scenario in `{folder}`" }
    /// Where to put them.
    no_scenarios_hint() { "写一个 baseline.toml，或用 `--scenarios` 指明文件夹", "write a baseline.toml there, or name another folder with `--scenarios`" }
    /// A name with characters that no chart can show.
    other_characters_hint() {
        "换用字库中有的字，或加 `--no-charts` 不出图",
        "write it with other characters, or leave the charts out with `--no-charts`",
    }
    /// C07.
    out_among_inputs(folder) {
        "`{folder}` 中有账册或情景，结果不写在里面",
        "`{folder}` holds a book or scenarios: results do not go in among them",
    }
    /// C07.
    out_among_inputs_hint() { "用 `--out` 换一个文件夹", "name another folder with `--out`" }
    /// C08.
    unfit_folder(name) {
        "`{name}` 不能作文件夹名：Windows 不接受",
        "`{name}` is no name for a folder: Windows does not take it",
    }
    /// C08.
    unfit_folder_hint() {
        "不用 `< > : \" / \\ | ? *`，不以句点或空格结尾，不用 CON、NUL、AUX、COM1 等设备名",
        "without `< > : \" / \\ | ? *`, no dot or blank at the end, and no device such as CON, NUL, AUX or COM1",
    }
    /// `--set` without `=`.
    not_a_setting(text) { "`{text}` 不是 键=值", "`{text}` is not key=value" }
    /// An example of it.
    setting_hint() { "如 `--set zone-split.town=45%`", "such as `--set zone-split.town=45%`" }
    /// Where lines are listed.
    list_lines_hint() { "行名同 statement.csv，如 town_share、usable", "lines are named as in statement.csv, such as town_share or usable" }
    /// A line that is not one.
    unknown_line(name) { "报表没有 `{name}` 这一行", "the statement has no line `{name}`" }
    /// A scenario that asks for other years than the one it is compared with.
    years_of_the_first(other, first) { "`{other}` 的 `years` 不起作用：各情景显示相同年份，按 `{first}`", "the `years` of `{other}` have no effect: all scenarios show the years of `{first}`" }
    /// Where to say the years.
    years_of_the_first_hint() { "写在基准情景里，或用 `--years`", "write them in the baseline, or use `--years`" }
    /// A settlement of a year without accounts.
    settlement_without_accounts(year) { "{year} 年有清算结果，但没有决算", "there is a settlement of {year}, but no accounts" }
    /// A number set that no scenario shown uses.
    set_without_effect(key) { "`{key}` 的设定不起作用：所显示的情景都自己写了它", "setting `{key}` has no effect: every scenario shown states it for itself" }
    /// What to do.
    set_without_effect_hint() { "把基准情景也显示出来，或改情景文件", "show the baseline as well, or change the scenario's file" }
    /// A year that is not shown.
    year_not_shown(year) { "{year} 年不在所算年份之内", "{year} is not among the years worked out" }
    /// A run whose own checks fail; a fault of the program.
    checks_fail(residue) { "校验不平，差额 {residue} 元：属程序错误，没有写出文件", "the checks do not hold, residue {residue} yuan: a fault of the program; nothing was written" }
}

/// A list of choices between back-ticks; each word Chinese and English.
pub fn one_of<'w>(words: impl Iterator<Item = (&'w str, &'w str)>) -> Words {
    let (zh, en) = ticked(words);
    Words { zh: expected_one_of(zh).zh, en: expected_one_of(en).en }
}

/// Words between back-ticks, as a list in each language.
pub fn ticked<'w>(words: impl Iterator<Item = (&'w str, &'w str)>) -> (String, String) {
    let (zh, en): (Vec<String>, Vec<String>) =
        words.map(|(zh, en)| (format!("`{zh}`"), format!("`{en}`"))).unzip();
    (zh.join("、"), en.join(", "))
}
