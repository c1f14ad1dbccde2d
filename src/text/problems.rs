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

pub use rules::*;

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

    // Regimes and scenarios as files.

    /// A file that extends itself, at first or second hand.
    extends_itself(name) { "`{name}` 的 extends 形成循环", "`{name}` extends itself, by way of others" }
    /// What to do.
    extends_hint() { "改为扩展另一个文件，或删去 `extends`", "extend another file, or leave `extends` out" }
    /// Two rules of one id.
    same_rule_twice(id) { "条款 `{id}` 已经有了", "there is a rule `{id}` already" }
    /// How to change a rule.
    same_rule_twice_hint() { "要改它，用 `[[change]]`；要代替它，另起名称并写 `replaces`", "to change it use `[[change]]`; to replace it give another id and `replaces`" }
    /// No such rule.
    unknown_rule(id) { "没有条款 `{id}`", "there is no rule `{id}`" }
    /// No such regime.
    unknown_regime(id) { "没有体制文件 `{id}`", "there is no regime file `{id}`" }
    /// No such scenario.
    unknown_scenario(id) { "没有情景 `{id}`", "there is no scenario `{id}`" }
    /// A scenario without a regime.
    no_regime() { "情景没有写 `regime`，也没有写 `extends`", "the scenario names neither a `regime` nor what it `extends`" }
    /// How to begin.
    no_regime_hint() { "写 `extends = \"baseline\"`", "write `extends = \"baseline\"`" }
    /// Rates are a table.
    rates_table() { "这里应为表：编码 = \"增长率\"", "a table is expected here: code = \"rate\"" }
    /// Not a whole number.
    not_a_count(text) { "`{text}` 不是一千万以内的整数", "`{text}` is not a whole number of up to ten million" }
    /// A count.
    count_hint() { "写整数，如 `24`", "a whole number, such as `24`" }
    /// Years of recovery.
    recovers_in_years() { "恢复年数至少为 1；不恢复就不写", "at least 1 year; leave it out where there is no recovery" }
    /// Tied out of tied.
    tied_from_tied() { "`from = \"tied\"` 是把专项变为可统筹，不能再写 `tied = true`", "`from = \"tied\"` makes tied money free, so it cannot be `tied = true`" }
    /// A change of verb.
    other_verb(id) { "`{id}` 原来做的是另一件事，不能改成这样", "`{id}` does another thing and cannot be changed into this" }
    /// S12.
    entry_twice(id) { "`{id}` 写了两次", "`{id}` is there twice" }
    /// What to do.
    entry_twice_hint() { "删去一个，或另起 `id`", "delete one, or give it an `id` of its own" }
    /// S11.
    changed_twice(rule, since) {
        "`{rule}` 自 {since} 年起的改动写了两次",
        "`{rule}` is changed twice from {since} on",
    }
    /// What to do.
    other_verb_hint() { "用 `ends` 结束它，再加一条 `[[rule]]`", "end it with `ends`, and add a `[[rule]]` of its own" }
    /// No such key.
    unknown_parameter(key) { "没有参数 `{key}`", "there is no parameter `{key}`" }
    /// Where keys are listed.
    list_keys_hint() { "用 `caili keys` 列出全部参数", "`caili keys` lists them all" }
    /// A rule not in force when it is set.
    rule_not_in_force(id, year) { "条款 `{id}` 在 {year} 年不生效，不能修改", "rule `{id}` is not in force in {year}, so there is nothing to set" }
    /// Several rules might be meant.
    no_headline() { "体制没有写 `headline`，不知道 `town_share` 指哪一条", "the regime names no `headline`, so `town_share` could be any rule" }
    /// What to do.
    no_headline_hint() { "在体制文件写 `headline = \"条款\"`，或直接设该条款的 `town`", "write `headline = \"rule\"` in the regime, or set the `town` of that rule" }
    /// S24.
    headline_without_town(rule) {
        "`headline` 所指的 `{rule}` 没有单一的镇级比例，`town_share` 不能用",
        "the headline rule `{rule}` has no single ratio of the town for `town_share` to set",
    }
    /// S24.
    headline_without_town_hint(keys) {
        "用 `--set` 设它自己的参数：`{keys}`",
        "set its own numbers with `--set`: `{keys}`",
    }

    /// Title of a key.
    key_pay_growth() { "人均经费增长率", "growth of pay a head" }

    /// Title of a key.
    key_element_growth(element) { "{element}增长率", "growth of {element}" }
    /// Title of a key.
    key_bears(category) { "{category}：镇负担比例", "{category}: the town's part of pay" }

    /// Two ways to grow.
    grows_or_follows() { "`grows` 和 `follows` 只能写一个", "an amount either `grows` or `follows`" }
    /// Keep one.
    keep_one() { "留下一个", "keep one of the two" }
    /// A coefficient written as a ratio.
    coefficient_is_plain(text) { "系数写成了比例 `{text}`", "the coefficient is written as a ratio, `{text}`" }
    /// A plain number.
    coefficient_hint() { "写小数，如 `0.3`（即 1:0.3）", "a plain number, such as `0.3` for 1:0.3" }
    /// Tiers that do not rise.
    tiers_out_of_order() { "各档的 `to` 没有从低到高", "the tiers' `to` do not rise" }
    /// What tiers look like.
    tiers_hint() { "从低到高写，最后一档不写 `to`：`[ {{ to = \"100万元\", rate = \"80%\" }}, {{ rate = \"10%\" }} ]`", "from low to high, the last without `to`: `[ {{ to = \"100万元\", rate = \"80%\" }}, {{ rate = \"10%\" }} ]`" }
    /// The last tier has an end.
    last_tier_ends() { "最后一档有 `to`，超出部分没有说怎么分", "the last tier has a `to`: what lies above it is not shared" }

    // A book and a scenario together.

    /// A shock where the receipts are already known.
    shock_in_settled_year(year) { "{year} 年已有决算，不能再设冲击", "{year} is settled, so nothing can strike it" }
    /// When it can strike.
    shock_year_hint(year) { "从 {year} 年起", "from {year} on" }
    /// A shock on no item of the book.
    shock_hits_nothing(id) { "冲击 `{id}` 没有涉及账册中的任何科目", "shock `{id}` hits no item of the book" }
    /// An item that does not say how it grows.
    no_growth(code, year) { "科目 `{code}` 没有 {year} 年的增长率", "item `{code}` has no growth for {year}" }
    /// How to say it.
    no_growth_hint() { "在 [growth] 写该科目或上级编码，或 `\"*\" = \"0%\"`", "give it, or a code above it, under [growth]; `\"*\" = \"0%\"` stands for all" }
    /// A rate for a code the book has not.
    rate_of_nothing(key) { "`{key}` 在账册中没有对应科目", "`{key}` is the code of nothing in the book" }
    /// What such keys are.
    rate_key_hint() { "写账册中科目的编码或其前几位", "the code of an item in the book, or its first digits" }
    /// Pay that does not say how it grows.
    no_pay_growth(year) { "没有 {year} 年的人均工资增长率", "pay has no growth for {year}" }
    /// How to say it.
    no_pay_growth_hint() { "在 [staffing] 写 `pay_growth = \"3%\"`", "write `pay_growth = \"3%\"` under [staffing]" }
    /// A county's scenario that does not name the town.
    which_town() { "账册有多个镇，要写明是哪个镇（`town`）", "the book has several towns: say which (`town`)" }
    /// No such town.
    unknown_town(name) { "账册中没有 `{name}` 这个镇", "the book has no town `{name}`" }
    /// No such category.
    unknown_category(name) { "人员表中没有 `{name}` 这一类", "the staffing table has no category `{name}`" }
    /// No such element of pay.
    unknown_element(name) { "人员表中没有 `{name}` 这一项工资构成", "the staffing table has no element of pay `{name}`" }
    /// What to do where there is none.
    unknown_element_hint() { "人员表按构成填列，才能分项增长", "give pay by its elements in staffing.csv, or leave this out" }
    /// More heads leave than there are.
    too_many_leave(category, leaving, year, heads) {
        "{year} 年 `{category}` 只有 {heads} 人，却要减少 {leaving} 人",
        "{leaving} leave `{category}` in {year}, which has {heads}",
    }
    /// How many may leave.
    too_many_leave_hint(heads) { "写 0 到 {heads} 之间的整数", "a whole number from 0 to {heads}" }
    /// How many may be taken away.
    too_many_taken_hint(heads) { "减少写负数，最多 `-{heads}`", "`-{heads}` at the lowest" }
    /// A change of staff where heads are known.
    staff_in_settled_year(year) { "{year} 年已有决算，人员和经费以账册为准", "{year} is settled: its accounts hold the change already" }
    /// A category that the town has not.
    nobody_in_town(category, town, year) { "`{town}` {year} 年没有 `{category}`，不知人均经费", "`{town}` has no `{category}` in {year}, so what one costs is not known" }
    /// What to do.
    nobody_in_town_hint() { "在人员表给该镇补一行（实有人数可为 0），写明人均经费", "give the town a row in the staffing table, with 0 heads if need be, and the cost of one" }
    /// Fines that come with a power.
    fines_do_not_devolve(code) { "`{code}` 是罚没收入，不能随事权划给执收单位", "`{code}` are fines, which do not come with the power to levy them" }
    /// Why.
    fines_do_not_devolve_hint() {
        "罚没收入全部上缴，不与执法机构经费挂钩；如何分成写在体制条款里",
        "fines are never offset against the office that levies them: share them by a rule of the regime",
    }
    /// Not a fee.
    not_a_fee(code) { "`{code}` 不是随事权下放的收费", "`{code}` is no fee that could come with a power" }
    /// What fees are.
    not_a_fee_hint() { "写一般公共预算的非税收入科目，如 `10304`；税收的分成写在体制条款里", "a code of non-tax receipts, such as `10304`; taxes are shared by rules of the regime" }

    /// Spending that does not say how it grows.
    no_spending_growth(code, year) { "支出 `{code}` 没有 {year} 年的增长率", "spending `{code}` has no growth for {year}" }
    /// How to say it.
    no_spending_growth_hint() { "在 [spending] 写编码、类别，或 `\"*\" = \"2%\"`", "give its code or class under [spending], or `\"*\" = \"2%\"`" }
    /// Two rules that both apply.
    two_rules_for_item(one, two, code, year) { "科目 `{code}` 在 {year} 年同时适用 `{one}` 和 `{two}`", "both `{one}` and `{two}` apply to `{code}` in {year}" }
    /// Which should go.
    two_rules_hint(two, one, code) { "给 `{two}` 写 `replaces = \"{one}\"`，或在一条的 covers 中加 `-{code}`", "give `{two}` a `replaces = \"{one}\"`, or take `-{code}` out of one" }
    /// A parameter of the wrong kind.
    parameter_is_amount(name) { "参数 `{name}` 是金额，条款要的是比例", "parameter `{name}` is an amount, the rule asks for a ratio" }
    /// A parameter of the wrong kind.
    parameter_is_ratio(name) { "参数 `{name}` 是比例，条款要的是金额", "parameter `{name}` is a ratio, the rule asks for an amount" }
    /// How values are told apart.
    parameter_hint() { "比例写 `40%`，金额带单位写 `320万元`", "a ratio is written `40%`, an amount with its unit: `320万元`" }
    /// A parameter that a town lacks.
    missing_parameter(town, name, year) { "`{town}` 没有 {year} 年适用的参数 `{name}`", "`{town}` has no parameter `{name}` in force in {year}" }
    /// A number that no rule needs.
    unasked_parameter(name) { "没有条款用到参数 `{name}`", "no rule asks for the parameter `{name}`" }
    /// The same in other rows.
    other_rows(count) { "（另有 {count} 行）", " (other rows: {count})" }
    /// Which ones are needed.
    parameters_asked(names) { "各情景的条款用到 {names}；用不到的行请删去", "the rules of the scenarios ask for {names}; delete rows that none needs" }
    /// Where none is needed.
    no_parameter_asked_hint() { "要用它，在条款里写 `{{ data = \"…\" }}`；用不到就删去这一行", "name it in a rule, as `{{ data = \"…\" }}`, or delete the row" }
    /// A year that does not close.
    closing_differs(year, worked_out, printed, difference) {
        "{year} 年收支相抵应结余 {worked_out} 万元，年终结余却是 {printed} 万元，相差 {difference} 万元",
        "receipts less outlays of {year} leave {worked_out} 万元, but the year closed with {printed} 万元: the difference is {difference} 万元",
    }
    /// The same where rules say what the towns receive.
    closing_by_rules_hint() {
        "看看收入、转移支付、支出有无漏列或多列；按体制计算的分成、补助、上解是否与当年决算一致",
        "is a row of receipts, transfers or outlays missing or too many? Were shares, subsidies and remittances of that year what the rules give?",
    }
    /// The same of accounts as printed.
    closing_hint() {
        "看看收入、转移支付、支出有无漏列或多列",
        "is a row of receipts, transfers or outlays missing or too many?",
    }
    /// Wage rows that are not the payroll.
    wages_differ(year, wages, pay, difference) {
        "{year} 年支出表的工资福利（301）共 {wages} 万元，staffing.csv 中镇负担的人员经费却是 {pay} 万元，相差 {difference} 万元",
        "the wage rows (301) of {year} add up to {wages} 万元, what the town bears by staffing.csv to {pay} 万元: the difference is {difference} 万元",
    }
    /// Which of the two counts.
    wages_differ_hint() {
        "人员经费按 staffing.csv 计，301 只作核对；看看人数、人均成本、负担方，以及列在其他科目的人员经费",
        "pay counts as staffing.csv tells it: look at heads, costs and who bears them, and for pay under other codes",
    }
    /// Where to give it.
    missing_parameter_hint() { "在 parameters.csv 补一行：镇、参数、起始年、值", "add a row to parameters.csv: town, name, since, value" }
    /// Nothing is left to the county.
    nothing_local(code) { "`{code}` 全部归上级，不能由地方部分还原", "`{code}` goes wholly to the tiers above, so its local part cannot be grossed up" }
    /// What to do.
    give_gross_hint() { "收入表中按全口径填列", "give it as gross in revenue.csv" }
    /// An item that no rule splits.
    nobody_splits(code, year) { "科目 `{code}` 在 {year} 年没有条款规定镇县如何分", "no rule splits item `{code}` between town and county in {year}" }
    /// How to say it.
    nobody_splits_hint(code) { "在体制中加一条 split，covers 含 `{code}`", "add a rule with a split whose covers reach `{code}`" }
    /// A growing amount without a rate.
    no_rate_of_growth(rule, year) { "`{rule}` 没有 {year} 年的递增率", "`{rule}` has no rate of growth for {year}" }
    /// How to say it.
    grow_on_hint(year) { "补上 {year} 年及以后的增长率，如 `\"{year}..\" = \"2%\"`", "give the rate from {year} on, such as `\"{year}..\" = \"2%\"`" }
    /// A year that the book lacks.
    no_receipts(year) { "账册没有 {year} 年的收入", "the book has no receipts of {year}" }
    /// The years it has.
    looks_back_too_far_hint(first, last, start) {
        "账册有 {first}\u{2013}{last} 年；从 {start} 年起测算才看得到以前年度：`--years {start}..`，或在 baseline.toml 开头写 `years = \"{start}..\"`",
        "it has {first} to {last}; begin with {start}, so that there is a year to look back to: `--years {start}..`, or `years = \"{start}..\"` at the top of baseline.toml",
    }
    /// What the book has.
    no_receipts_hint(first, last) { "账册有 {first}–{last} 年", "it has {first} to {last}" }
    /// A later year.
    from_a_later_year(later, year) { "{year} 年的数不能取自 {later} 年", "a figure of {year} cannot come from {later}" }
    /// A circle of references.
    circle(rule) { "`{rule}` 引用的数又取决于它自己", "what `{rule}` refers to depends on itself" }
    /// How to break it.
    circle_hint() { "改为引用以前年度，如 `actual = \"last\"`", "refer to an earlier year, such as `actual = \"last\"`" }
    /// Items that are not in the book.
    covers_nothing(rule) { "`{rule}` 的科目在账册中一个也没有", "`{rule}` covers no item of the book" }
    /// A sum without a source.
    no_measure(rule) { "`{rule}` 的金额没有来源", "the amount of `{rule}` has no source" }
    /// Sources.
    no_measure_hint() { "写 `amount`、`items` 和 `of`、`line`、`rule` 和 `part`、或 `data`", "`amount`, `items` with `of`, `line`, `rule` with `part`, or `data`" }
    /// A part that is not there.
    no_such_part(rule, part, year) { "{year} 年没有 `{rule}` 的 `{part}`", "there is no `{part}` of `{rule}` in {year}" }
    /// R64.
    part_comes_later(other, rule) {
        "`{other}` 在 `{rule}` 之后才计算，这里还没有它的数",
        "`{other}` is worked out after `{rule}`, so there is nothing of it yet",
    }
    /// Where parts come from.
    parts_of_a_base_hint() {
        "带 `base` 的分成有 base、within、over、over_other、short、paid，上解补助有 amount，保障有 received、paid、tied",
        "a split with a `base` has base, within, over, over_other, short, paid; a sum has amount; a guarantee received, paid, tied",
    }

    /// Title of the accounts as printed.
    as_printed() { "公布数（决算、执行）", "Accounts as printed" }

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
