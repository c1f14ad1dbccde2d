//! What is said of loans, of balances that are worked off, and of services raised to a standard.

use crate::text::sentences;

sentences! {
    /// B60.
    not_a_rate(text) { "`{text}` 不是利率", "`{text}` is no rate of interest" }
    /// B60, S51.
    rate_out_of_range() { "年利率不在 0\u{2013}100% 之间", "the rate of interest is not between 0 and 100% a year" }
    /// A rate of interest.
    rate_hint() { "写 `3.5%` 或 `0.035`", "`3.5%` or `0.035`" }
    /// B61.
    not_a_number_of_years(text) { "`{text}` 不是年数", "`{text}` is not a number of years" }
    /// B61, S51.
    term_out_of_range() { "期限不在 1\u{2013}100 年之间", "the term is not one of 1 to 100 years" }
    /// A term.
    term_hint() { "写整年数，如 `10`", "whole years, such as `10`" }
    /// B61, S51.
    grace_out_of_range() { "宽限期要短于期限", "the years of grace must be fewer than the term" }
    /// Years of grace.
    grace_hint() { "宽限期只付息，最后一年还清；没有就不写", "interest alone is paid in them, and the last year clears the loan; leave them out where there are none" }
    /// B61, S51.
    grace_of_bullet() { "到期还本没有宽限期", "a bullet loan has no years of grace" }
    /// What to do about it.
    grace_of_bullet_hint() { "删去宽限期：到期前本来只付息", "leave them out: until its end it pays interest alone" }
    /// B62, S51.
    nothing_lent() { "本金应大于 0", "the principal must be above 0" }
    /// What to do about it.
    nothing_lent_hint() { "写借入时的本金", "give what was borrowed at the start" }
    /// B62.
    balance_below_zero() { "余额不能小于 0", "a balance cannot be below 0" }
    /// What a balance is.
    balance_hint() { "写尚待消化的数额，不带负号", "give what is still to be worked off, without a sign" }
    /// B07.
    name_loans_apart() { "两笔贷款要用不同名称", "give two loans two names" }
    /// B63.
    drawn_later(year) { "{year} 年还没有决算，账册只记已经发生的事", "{year} is not settled, and a book says what happened" }
    /// Where it belongs.
    drawn_later_hint(last) { "{last} 年以后的借款写在情景的 `[[loan]]`", "a loan after {last} is a scenario's `[[loan]]`" }
    /// B64.
    service_differs(year, printed, due) {
        "{year} 年支出表的还本付息是 {printed} 万元，按 debt.csv 应为 {due} 万元",
        "the printed debt service of {year} is {printed} 万元, by debt.csv it is {due}",
    }
    /// What follows.
    service_differs_hint() {
        "已决算年度按支出表，以后年度按 debt.csv；核对利率、起始年，有无漏列的贷款",
        "settled years are as printed, later ones by debt.csv: look at rates and first years, and for loans left out",
    }
    /// B65.
    stock_of_another_year(year) { "这里是 {year} 年的余额", "this is a balance of {year}" }
    /// Which year is meant.
    stock_year_hint(last) { "写最后一个决算年度 {last} 年末的余额", "give the balance at the end of {last}, the last settled year" }

    /// B02.
    memo_not_addable(name) { "`{name}` 是附列项，不能算进可用财力", "`{name}` is a memo item, and cannot be part of usable capacity" }

    /// S50.
    loan_in_settled_year(year) { "{year} 年已有决算，不能再设借款", "{year} is settled, so nothing can be borrowed in it" }
    /// Where it belongs.
    loan_in_settled_year_hint(first) { "从 {first} 年起；已有的贷款写在 debt.csv", "from {first} on; loans of the past stand in debt.csv" }
    /// S51.
    not_above_zero(text) { "`{text}` 应大于 0", "`{text}` must be above 0" }
    /// An amount above 0.
    above_zero_hint() { "写正数，带单位，如 `200万元`", "an amount with its unit, such as `200万元`" }
    /// S52.
    no_stocks(item) { "账册没有 stocks.csv，没有可消化的 `{item}`", "the book has no stocks.csv, so there is no `{item}` to work off" }
    /// What it holds.
    no_stocks_hint() { "在 stocks.csv 写各项年末余额", "give the balances at the year's end in stocks.csv" }
    /// S52.
    unknown_stock(item) { "stocks.csv 没有 `{item}` 这一项", "stocks.csv has no item `{item}`" }
    /// S53.
    not_a_function(text) { "`{text}` 不是功能科目", "`{text}` is no function of spending" }
    /// What it looks like.
    function_hint() { "写支出功能科目编码，如 `205`", "a code of spending by function, such as `205`" }
    /// S54.
    no_population(town) { "`{town}` 没有人口数，不能按人均标准计算", "`{town}` has no population, so a standard per head says nothing" }
    /// Where to give it.
    no_population_hint() { "在 book.toml 该镇下写 `population = 32000`", "write `population = 32000` under the town in book.toml" }
}
