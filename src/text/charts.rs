//! The words that stand in a chart besides its title: units, periods, parties, the marks at its edge.

use super::sentences;

sentences! {
    /// A unit: 1 yuan.
    unit_yuan() { "元", "yuan" }
    /// A unit: 1,000 yuan.
    unit_thousand() { "千元", "thousand yuan" }
    /// A unit: 10,000 yuan.
    unit_wan() { "万元", "10,000 yuan" }
    /// A unit: 1,000,000 yuan.
    unit_million() { "百万元", "million yuan" }
    /// A unit: 100,000,000 yuan.
    unit_yi() { "亿元", "100 million yuan" }
    /// A unit: 1,000,000,000 yuan.
    unit_billion() { "十亿元", "billion yuan" }
    /// A number with its unit, in a sentence.
    amount(number, unit) { "{number}{unit}", "{number} {unit}" }
    /// A number that is not known.
    unknown() { "—", "—" }

    /// The word over the years settled and shared out again under the scenarios' rules.
    replayed() { "套算", "replayed" }
    /// The word over the years grown.
    projected() { "预测", "projected" }
    /// The mark on a figure whose data are made up.
    illustrative() { "示意数据", "illustrative data" }

    /// A run of years.
    years(first, last) { "{first}—{last}年", "{first}–{last}" }
    /// One year.
    year(year) { "{year}年", "{year}" }

    /// A series: pay of staff.
    staffing() { "人员经费", "staffing" }
    /// A series: running costs.
    operations() { "运转经费", "operations" }
    /// A series: livelihood spending.
    livelihood() { "民生支出", "livelihood" }
    /// A line of usable capacity under a regime.
    usable_under(regime) { "可用财力：{regime}", "usable capacity, {regime}" }
    /// At the row of what is lacking, below the years.
    gap() { "缺口", "gap" }
    /// At the lowest point of the balance, below zero.
    worst_year(year, number) { "{year}年缺口最大：{number}", "widest gap, {year}: {number}" }
    /// At the only point of the balance below zero.
    only_gap(year, number) { "{year}年缺口：{number}", "gap in {year}: {number}" }

    /// The side of those who get more.
    gains() { "增加 →", "gains →" }
    /// The side of those who get less.
    pays() { "← 减少", "← pays" }
    /// A party: the county.
    county() { "县级", "county" }
    /// A party, at a bar: the town.
    town_short() { "镇", "town" }
    /// A party, at a bar: the county.
    county_short() { "县", "county" }
    /// A row for the towns that have no row of their own.
    other_towns(count) { "其余{count}个镇合计", "{count} other towns together" }
    /// At a bar that is cut short, since it would dwarf the rest.
    not_to_scale(number) { "{number}（截断显示，未按比例）", "{number} (cut short, not to scale)" }
    /// A party and its number, at a bar.
    party_value(party, number) { "{party} {number}", "{party} {number}" }
    /// A name and its number, at a line's end: wide apart, since names may end in a number.
    named_value(name, number) { "{name}\u{a0}\u{a0}{number}", "{name}\u{a0}\u{a0}{number}" }

    /// What is wrong with a label that cannot be drawn.
    missing_glyphs(label, characters) {
        "图上的字样 `{label}` 含有内嵌字体没有的字符：{characters}",
        "the chart's label `{label}` has characters that the embedded font lacks: {characters}",
    }

    /// The line below a title: quantity, unit, span.
    subtitle(quantity, unit, span) { "{quantity}，{unit}，{span}", "{quantity}, {unit}, {span}" }
    /// What the first chart shows.
    capacity_quantity(who) { "{who}可用财力与刚性支出（人员、运转、民生）", "{who}: usable fiscal capacity against staffing, operations and livelihood" }
    /// What the lines show.
    balance_quantity(who) { "{who}收支差额", "{who}: balance after all spending" }
    /// What the lines show where spending is not known.
    usable_quantity(who) { "{who}可用财力", "{who}: usable fiscal capacity" }
    /// What the bars show, added up over projected years, where pay is not known.
    sides_of_capacity(who) { "{who}与县级体制财力的增减，各年累计，与现行体制相比", "{who} and county: change of regime capacity against the current regime, added up" }
    /// What the bars show, added up over projected years.
    sides_sum(who) { "{who}与县级人员经费后财力的增减，各年累计，与现行体制相比", "{who} and county: change of capacity after staffing against the current regime, added up" }
    /// What the bars show on one settled year.
    sides_static(scheme) { "体制财力增减，{scheme}与现行体制相比，套算", "change of regime capacity, {scheme} against the current regime, replayed" }
    /// The foot: where figures come from.
    source(book) { "来源：{book}", "source: {book}" }
    /// The foot, with what was compared.
    source_and_schemes(book, schemes) { "来源：{book}；情景：{schemes}", "source: {book}; scenarios: {schemes}" }

    /// The foot, where not every scenario is drawn.
    not_drawn(count) { "；另有 {count} 个情景未画，见 comparison.csv", "; {count} more scenarios in comparison.csv" }

    /// The foot, where what one side gains is not what the other gives.
    sides_differ() { "；两侧之和不为 0 的，是增加了编制、变动了工资或把专项转为可统筹", "; where the two do not cancel, posts are added, pay changes or tied money is made free" }
}
