//! What is said of files of regimes and scenarios, and of a scenario beside its book.

use crate::text::sentences;

sentences! {
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
    closing_differs(town_zh, town_en, year, worked_out, printed, difference) {
        "{town_zh}{year} 年收支相抵应结余 {worked_out} 万元，年终结余却是 {printed} 万元，相差 {difference} 万元",
        "{town_en}receipts less outlays of {year} leave {worked_out} 万元, but the year closed with {printed} 万元: the difference is {difference} 万元",
    }
    /// The same where rules say what the towns receive.
    closing_by_rules_hint() {
        "看看收入、转移支付、支出有无漏列或多列；支出各科目是否已含人员经费（book.toml 写 `expenditure_includes`）；按体制计算的分成、补助、上解是否与当年决算一致",
        "is a row of receipts, transfers or outlays missing or too many? Is pay inside the spending by function (`expenditure_includes` in book.toml)? Were shares, subsidies and remittances of that year what the rules give?",
    }
    /// The same of accounts as printed.
    closing_hint() {
        "看看收入、转移支付、支出有无漏列或多列",
        "is a row of receipts, transfers or outlays missing or too many?",
    }
    /// Wage rows that are not the payroll.
    wages_differ(town_zh, town_en, year, wages, pay, difference) {
        "{town_zh}{year} 年支出表的工资福利（301）共 {wages} 万元，staffing.csv 中镇负担的人员经费却是 {pay} 万元，相差 {difference} 万元",
        "{town_en}the wage rows (301) of {year} add up to {wages} 万元, what the town bears by staffing.csv to {pay} 万元: the difference is {difference} 万元",
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
}
