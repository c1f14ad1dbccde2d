//! What is said of guarantees, of ratios that are measured, and of rules for some towns.

use crate::text::sentences;

sentences! {
    /// R01.
    not_a_name() { "这里应是一个名称", "a name is expected here" }
    /// R50.
    no_measure_of_rest() {
        "从余额中分成的基数没有来源：余额只在分成时才有",
        "a base over the rest has no source of its own: the rest is there only while it is split",
    }
    /// R53.
    towns_of_book(list) { "账册中的镇有：{list}", "the book's towns: {list}" }
    /// R54.
    who_pays_guarantee() { "没有写明由谁保障、由谁收取", "it does not say who pays the guarantee and who receives" }
    /// R54.
    who_pays_guarantee_hint() {
        "写 `with = \"county\"`、`\"province\"`、`\"city\"`、`\"central\"`，或各镇之间 `\"pool\"`",
        "`with = \"county\"`, `\"province\"`, `\"city\"`, `\"central\"`, or among the towns `\"pool\"`",
    }
    /// R55.
    below_or_above() { "保障没有写低于或高于目标时怎么办", "a guarantee says what happens below its amount, above it, or both" }
    /// R55.
    below_or_above_hint() {
        "`below = \"100%\"` 补足差额，`above = \"15%\"` 上交超额的 15%",
        "`below = \"100%\"` makes good what is short, `above = \"15%\"` takes 15 % of what is over",
    }
    /// R65.
    more_than_all_above(sum) {
        "`above` 与 `tied` 合计 {sum}，超过超出部分的 100%",
        "`above` and `tied` together are {sum}, more than all that is over the amount",
    }
    /// R65.
    more_than_all_above_hint() {
        "上缴后余下的全部限定用途，写 `tied = \"rest\"`",
        "`tied = \"rest\"` ties all that is left after `above`",
    }
    /// R66.
    ends_before_it_begins(until, since) {
        "{until} 年就结束，可 {since} 年才开始",
        "it ends in {until}, before it begins in {since}",
    }
    /// R66.
    ends_hint(since) {
        "`until` 是最后执行的年度，不早于 {since}",
        "`until` is the last year in force, {since} or later",
    }
    /// R67.
    replaces_itself(rule) {
        "`{rule}` 的 replaces 形成循环，这些条款都不会执行",
        "`{rule}` replaces itself, directly or by way of others, so that none of them acts",
    }
    /// R67.
    replaces_itself_hint() {
        "`replaces` 写被代替的另一条的 `id`",
        "`replaces` names the other rule that this one stands in for",
    }
    /// R68.
    falls_below_nothing(rate) {
        "{rate} 的降幅超过 100%，会降到零以下",
        "a change of {rate} takes away more than there is",
    }
    /// R68.
    falls_below_nothing_hint() { "降幅最多写 `-100%`", "`-100%` at the lowest" }
    /// R69.
    grows_in_whole(text, rate) {
        "`{text}` 是一年增长 {rate}",
        "`{text}` is growth of {rate} a year",
    }
    /// R69.
    grows_in_whole_hint(text) {
        "若指百分之 {text}，写 `\"{text}%\"`；确是如此则写成百分数",
        "if {text} per cent is meant write `\"{text}%\"`; if not, write it in per cent all the same",
    }
    /// R56.
    each_without_base() { "没有 `base`，`each` 没有意义", "`each` means nothing without a `base`" }
    /// R56.
    each_without_base_hint() { "删去 `each`，或加上 `base`", "leave `each` out, or add a `base`" }
    /// R57.
    unknown_column(name) { "没有可用的列 `{name}`", "there is no column `{name}` to use" }
    /// R57.
    columns_hint() {
        "`population`、`headcount`、`headcount.类别`、`equal`，或 parameters.csv 中的整数参数",
        "`population`, `headcount`, `headcount.CATEGORY`, `equal`, or a whole-number parameter in parameters.csv",
    }
    /// R58.
    not_whole(name, town) {
        "`{town}` 的 `{name}` 不是非负整数",
        "`{name}` of `{town}` is not a whole number of 0 or more",
    }
    /// R58.
    whole_hint() { "人数、面积等写整数", "heads, areas and the like are whole numbers" }
    /// R59.
    no_population(town) { "`{town}` 没有人口数", "`{town}` has no population" }
    /// R59.
    population_hint() { "在 book.toml 的 [[town]] 中写 `population`", "give `population` under [[town]] in book.toml" }
    /// R60.
    line_not_for_guarantee(line) {
        "保障不能看当年的 `{line}`：它在保障之后才算出",
        "a guarantee cannot look at this year's `{line}`: it is worked out after guarantees",
    }
    /// R60.
    line_not_for_guarantee_hint() {
        "看 `regime_capacity`、`usable`、`after_staffing` 等，或往年的数",
        "look at `regime_capacity`, `usable`, `after_staffing`, or at an earlier year",
    }
    /// L08.
    floor_broken(town, year) {
        "`{town}` {year} 年：补足之后又被后面的规则收走一部分，保障没有守住",
        "`{town}` in {year}: a later rule takes back some of what was made good, so the floor does not hold",
    }
    /// L08.
    floor_broken_hint() { "把补足的规则放在最后", "put the rule that makes good last" }
    /// R62.
    held_to_one_off(year) {
        "{year} 年的数含一次性资金，以它为保障线会年年补足",
        "the figure of {year} holds money that came once, and would be made good every year",
    }
    /// R62.
    held_to_one_off_hint() {
        "改看 `regime_capacity`，或用 `less` 减去一次性部分",
        "look at `regime_capacity`, or take what came once off with `less`",
    }
    /// R63.
    exception_of_nothing(code) { "`-{code}` 所除外的科目本来就没有包括", "`-{code}` takes out what was not covered" }
    /// R63.
    exception_of_nothing_hint(code, list) {
        "包括的是 {list}；删去 `-{code}`，或先包括它的上级科目",
        "covered is {list}: leave `-{code}` out, or cover a code above it first",
    }
}
