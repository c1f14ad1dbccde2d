//! The words of a trace: what a step's amount is called.

use super::sentences;

sentences! {
    /// A row under a line.
    part(line, label) { "{line}\u{ff1a}{label}", "{line}: {label}" }
    /// A name in another year than the one above.
    in_year(name, year) { "{name}\u{ff0c}{year} 年", "{name}, {year}" }
    /// A name in another year, under another year's rules.
    in_year_under(name, year, rules) { "{name}\u{ff0c}{year} 年\u{ff08}按 {rules} 年的规定\u{ff09}", "{name}, {year} under the rules of {rules}" }
    /// A rule and since when.
    rule_since(title, since) { "{title}\u{ff0c}{since} 年起", "{title}, since {since}" }
    /// Receipts before a shock.
    unshocked(label) { "{label}\u{ff0c}冲击前", "{label} before shocks" }
    /// Receipts without what happened once.
    recurring(label) { "{label}\u{ff0c}扣除一次性", "{label} without what happened once" }
    /// What a rule over a base measures.
    measure(rule) { "{rule}\u{ff1a}收入合计", "{rule}: receipts it covers" }
    /// A base.
    base(rule) { "{rule}\u{ff1a}基数", "{rule}: base" }
    /// Within the base.
    within(rule) { "{rule}\u{ff1a}基数内分成", "{rule}: within the base" }
    /// Receipts over the base.
    excess(rule) { "{rule}\u{ff1a}超基数部分", "{rule}: excess over the base" }
    /// Over the base.
    over(rule) { "{rule}\u{ff1a}超收分成", "{rule}: over the base" }
    /// Receipts short of the base.
    short(rule) { "{rule}\u{ff1a}短收", "{rule}: short of the base" }
    /// What is made good.
    paid(rule) { "{rule}\u{ff1a}承担短收", "{rule}: shortfall made good" }
    /// What the rule gives in all.
    formula(rule) { "{rule}\u{ff1a}按公式应得", "{rule}: due by the formula" }
    /// An amount of a rule.
    amount_of(rule) { "{rule}\u{ff1a}金额", "{rule}: amount" }
    /// What a guarantee looks at.
    held(rule) { "{rule}\u{ff1a}保障前", "{rule}: before the guarantee" }
    /// A guarantee's amount.
    guaranteed(rule) { "{rule}\u{ff1a}保障线", "{rule}: the amount guaranteed" }
    /// What is claimed.
    claim(rule) { "{rule}\u{ff1a}应补", "{rule}: claimed" }
    /// What is owed.
    due(rule) { "{rule}\u{ff1a}应交", "{rule}: owed" }
    /// What is tied of the surplus.
    tied_of(rule) { "{rule}\u{ff1a}超额中限定用途", "{rule}: tied of the surplus" }
    /// A total over the towns.
    over_towns(amounts) { "各镇合计\u{ff1a}{amounts}", "over the towns: {amounts}" }
    /// A share of a total.
    allocated(total, weight) { "{total} × {weight}\u{ff0c}最大余数法", "{total} × {weight}, largest remainder" }
    /// What is left of a loan or a stock.
    left_of(name) { "{name}\u{ff1a}年末余额", "{name}: left at the year's end" }
    /// Pay a head.
    cost_per_head(category) { "{category}\u{ff1a}人均经费", "{category}: cost of one head" }
    /// An element of the pay of one head.
    element_per_head(category, element) { "{category}\u{ff1a}人均{element}", "{category}: {element} of one head" }
    /// An element of pay.
    element_pay(category, element) { "{category}\u{ff1a}{element}", "{category}: {element}" }
    /// What a contribution is reckoned on.
    contribution_base(category, item) { "{category}\u{ff1a}{item}\u{ff0c}缴费基数", "{category}: {item}, base" }
    /// An employer's contribution.
    contribution(category, item) { "{category}\u{ff1a}{item}\u{ff0c}单位缴费", "{category}: {item}, employer's part" }
    /// Pay of a category.
    pay(category) { "{category}\u{ff1a}人员经费", "{category}: pay" }
    /// A step without a name.
    interim() { "合计", "together" }
    /// The lesser of two.
    lesser() { "取小", "the lesser" }
    /// The greater of two.
    greater() { "取大", "the greater" }
    /// Parts of 0 left out.
    zeros(count) { "另有 {count} 项为 0", "{count} more of 0" }
    /// The heading of a trace.
    heading(line, year, title, unit) { "{line}\u{ff0c}{year} 年\u{ff0c}{title}\u{ff08}{unit}\u{ff09}", "{line}, {year}, {title} ({unit})" }
}
