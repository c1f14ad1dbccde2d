//! The words of a trace: what a step's amount is called.

use super::sentences;

sentences! {
    /// A row under a line.
    part(line, label) { "{line}：{label}", "{line}: {label}" }
    /// A name in another year than the one above.
    in_year(name, year) { "{name}，{year} 年", "{name}, {year}" }
    /// A name in another year, under another year's rules.
    in_year_under(name, year, rules) { "{name}，{year} 年（按 {rules} 年的规定）", "{name}, {year} under the rules of {rules}" }
    /// A rule and since when.
    rule_since(title, since) { "{title}，{since} 年起", "{title}, since {since}" }
    /// Receipts before a shock.
    unshocked(label) { "{label}，冲击前", "{label} before shocks" }
    /// Receipts without what happened once.
    recurring(label) { "{label}，扣除一次性", "{label} without what happened once" }
    /// What a rule over a base measures.
    measure(rule) { "{rule}：收入合计", "{rule}: receipts it covers" }
    /// A base.
    base(rule) { "{rule}：基数", "{rule}: base" }
    /// Within the base.
    within(rule) { "{rule}：基数内分成", "{rule}: within the base" }
    /// Receipts over the base.
    excess(rule) { "{rule}：超基数部分", "{rule}: excess over the base" }
    /// Over the base.
    over(rule) { "{rule}：超收分成", "{rule}: over the base" }
    /// Receipts short of the base.
    short(rule) { "{rule}：短收", "{rule}: short of the base" }
    /// What is made good.
    paid(rule) { "{rule}：承担短收", "{rule}: shortfall made good" }
    /// What the rule gives in all.
    formula(rule) { "{rule}：按公式应得", "{rule}: due by the formula" }
    /// An amount of a rule.
    amount_of(rule) { "{rule}：金额", "{rule}: amount" }
    /// What a guarantee looks at.
    held(rule) { "{rule}：保障前", "{rule}: before the guarantee" }
    /// A guarantee's amount.
    guaranteed(rule) { "{rule}：保障线", "{rule}: the amount guaranteed" }
    /// What is claimed.
    claim(rule) { "{rule}：应补", "{rule}: claimed" }
    /// What is owed.
    due(rule) { "{rule}：应交", "{rule}: owed" }
    /// What is tied of the surplus.
    tied_of(rule) { "{rule}：超额中限定用途", "{rule}: tied of the surplus" }
    /// A total over the towns.
    over_towns(amounts) { "各镇合计：{amounts}", "over the towns: {amounts}" }
    /// A share of a total.
    allocated(total, weight) { "{total} × {weight}，最大余数法", "{total} × {weight}, largest remainder" }
    /// What is left of a loan or a stock.
    left_of(name) { "{name}：年末余额", "{name}: left at the year's end" }
    /// Pay a head.
    cost_per_head(category) { "{category}：人均经费", "{category}: cost of one head" }
    /// An element of the pay of one head.
    element_per_head(category, element) { "{category}：人均{element}", "{category}: {element} of one head" }
    /// An element of pay.
    element_pay(category, element) { "{category}：{element}", "{category}: {element}" }
    /// What a contribution is reckoned on.
    contribution_base(category, item) { "{category}：{item}，缴费基数", "{category}: {item}, base" }
    /// An employer's contribution.
    contribution(category, item) { "{category}：{item}，单位缴费", "{category}: {item}, employer's part" }
    /// Pay of a category.
    pay(category) { "{category}：人员经费", "{category}: pay" }
    /// A step without a name.
    interim() { "合计", "together" }
    /// The lesser of two.
    lesser() { "取小", "the lesser" }
    /// The greater of two.
    greater() { "取大", "the greater" }
    /// Parts of 0 left out.
    zeros(count) { "另有 {count} 项为 0", "{count} more of 0" }
    /// The heading of a trace.
    heading(line, year, title, unit) { "{line}，{year} 年，{title}（{unit}）", "{line}, {year}, {title} ({unit})" }
}
