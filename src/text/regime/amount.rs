//! Amounts of rules in words: what is measured, when, and what is done with it.

use crate::text::sentences;

sentences! {
    /// Money in 亿元.
    yi(number, yuan) { "{number}亿元", "{yuan} yuan" }
    /// Money in 万元.
    wan(number, yuan) { "{number}万元", "{yuan} yuan" }
    /// Money in yuan.
    yuan(number, yuan) { "{number}元", "{yuan} yuan" }
    /// Each town's own amount.
    own_amount(name) { "各镇核定数（`{name}`，见下表）", "each town's own figure (`{name}`, table below)" }
    /// Each town's own amount, where no book is at hand.
    own_amount_of(name) { "各镇核定数（parameters.csv中的`{name}`）", "each town's own figure (`{name}` in parameters.csv)" }
    /// Each town's own ratio.
    own_ratio(name) { "各镇核定比例（`{name}`，见下表）", "each town's own ratio (`{name}`, table below)" }
    /// Each town's own ratio, where no book is at hand.
    own_ratio_of(name) { "各镇核定比例（parameters.csv中的`{name}`）", "each town's own ratio (`{name}` in parameters.csv)" }
    /// The own measure of a split over a base.
    own_receipts() { "本条收入", "the receipts of this rule" }
    /// A part of another rule.
    rule_part(rule, part) { "{rule}的{part}", "the {part} of {rule}" }

    /// Measured in the year worked out.
    now(what) { "当年{what}", "{what} of the year" }
    /// Measured in the year worked out, as it was under its own rules.
    this(what) { "当年{what}（按当年本身的规定）", "{what} of the year (under that year's own rules)" }
    /// Measured in a named year.
    of_year(what, year) { "{year}年{what}", "{what} of {year}" }
    /// Measured the year before.
    last(what) { "上年{what}", "{what} of the year before" }
    /// Measured years before.
    years_before(what, years) { "{years}年前的{what}", "{what} of {years} years before" }
    /// Under the rules of a named year.
    under_year(what, year) { "{what}（按{year}年的规定计算）", "{what} (under the rules of {year})" }
    /// Under the rules of the year worked out.
    under_this(what) { "{what}（按执行年度的规定计算）", "{what} (under the rules of the year worked out)" }
    /// Under the rules of the year before.
    under_last(what) { "{what}（按上年的规定计算）", "{what} (under the rules of the year before)" }
    /// Under the rules of years before.
    under_before(what, years) { "{what}（按{years}年前的规定计算）", "{what} (under the rules of {years} years before)" }

    /// The own measure of a guarantee.
    own_compared() { "比较数", "the amount compared" }
    /// A ratio of two amounts.
    over(part, of) { "{part}与{of}之比", "the ratio of {part} to {of}" }
    /// Lower bound of a ratio.
    ratio_at_least(ratio) { "最低{ratio}", "at least {ratio}" }
    /// Upper bound of a ratio.
    ratio_at_most(ratio) { "最高{ratio}", "at most {ratio}" }
    /// Several steps inside a phrase.
    in_brackets(steps) { "（{steps}）", "({steps})" }

    /// Times a column.
    per(what, column) { "{what}乘以{column}", "{what} times {column}" }
    /// A column.
    population() { "人口数", "population" }
    /// A column.
    headcount() { "实有人数（各类人员合计）", "headcount (all categories)" }
    /// A column.
    headcount_of(category) { "{category}实有人数", "headcount of {category}" }
    /// A column.
    equal() { "每镇一份", "1 for each town" }
    /// A total shared among towns.
    shared_by(column) { "各镇合计后，按{column}分配到各镇（最大余数法）", "added up over the towns, then shared among them by {column} (largest remainder)" }
    /// A stated total shared among towns.
    shared_once(column) { "作为各镇总额，按{column}分配到各镇（最大余数法）", "as the total of all towns, shared among them by {column} (largest remainder)" }

    /// Added.
    plus(amount) { "加上{amount}", "plus {amount}" }
    /// Added, in steps.
    plus_steps() { "加上下列数额（按顺序计算）：", "plus this amount, worked out in order:" }
    /// Taken off.
    less(amount) { "减去{amount}", "less {amount}" }
    /// Taken off, in steps.
    less_steps() { "减去下列数额（按顺序计算）：", "less this amount, worked out in order:" }
    /// Multiplied.
    times(ratio) { "乘以{ratio}", "times {ratio}" }
    /// Grown from a year on.
    grows(from, rates) { "以{from}年为起点，{rates}", "from the amount of {from}, {rates}" }
    /// Growth a year.
    up_by(rate) { "每年递增{rate}", "growing by {rate} a year" }
    /// Fall a year.
    down_by(rate) { "每年递减{rate}", "falling by {rate} a year" }
    /// Growth in a run of years.
    in_years(years, growth) { "{years}{growth}", "{growth} {years}" }
    /// No growth.
    no_growth() { "不递增", "not growing" }
    /// Up to a year.
    until(last) { "{last}年及以前", "up to {last}" }
    /// Growth that follows receipts.
    follows(from, receipts, coefficient) { "以{from}年为起点，{receipts}每增长1%，本数额增长{coefficient}%（系数{coefficient}）", "from the amount of {from}, growing by {coefficient}% for each 1% by which {receipts} grows (coefficient {coefficient})" }
    /// Growth that follows receipts by a town's own coefficient.
    follows_own(from, receipts, coefficient) { "以{from}年为起点，随{receipts}的增长率递增，系数为{coefficient}", "from the amount of {from}, growing with {receipts}, by the coefficient {coefficient}" }
    /// Lower bound.
    at_least(amount) { "不低于{amount}", "at least {amount}" }
    /// Lower bound, in steps.
    at_least_steps() { "不低于下列数额（按顺序计算）：", "at least this amount, worked out in order:" }
    /// Upper bound.
    at_most(amount) { "不高于{amount}", "at most {amount}" }
    /// Upper bound, in steps.
    at_most_steps() { "不高于下列数额（按顺序计算）：", "at most this amount, worked out in order:" }
    /// Bounds of what grows.
    bounds_path() { "上下限逐年适用，下一年在限定后的数额上递增", "the bounds hold every year, and the next year grows from the bounded amount" }
    /// Bounds of what grows.
    bounds_result() { "上下限只限定当年结果，递增仍按未限定的数额", "the bounds hold for the result only; growth runs on from the unbounded amount" }
}
