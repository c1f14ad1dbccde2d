//! The sentences that stand as titles over charts: what a figure shows, with its number and its year.
//!
//! Each is whole in either language; a title is one of them or two, joined by [`both`]. Which one holds is decided
//! where the figures are.

use super::{Words, sentences};

sentences! {
    /// Two sentences in one title.
    both(first, second) { "{first}；{second}", "{first}; {second}" }

    // The balance of the regime in force.

    /// No figure is known.
    balance_unknown(regime) {
        "{regime}：数据不全，算不出收支差额",
        "{regime}: figures are missing, so the balance cannot be worked out"
    }
    /// One year, with a surplus.
    balance_surplus(regime, year, amount) {
        "{regime}下，{year}年收支结余{amount}",
        "Under {regime}, {year} closes with a surplus of {amount}"
    }
    /// One year, even.
    balance_even(regime, year, amount) {
        "{regime}下，{year}年收支恰好持平，差额为{amount}",
        "Under {regime}, {year} is exactly even, with a balance of {amount}"
    }
    /// Every year has a surplus.
    balance_never(regime, span, year, amount) {
        "{regime}下，{span}各年均有结余，最紧的{year}年结余{amount}",
        "Under {regime}, no year of {span} has a gap; the tightest, {year}, keeps {amount}"
    }
    /// No gap, and the tightest year is even.
    balance_never_even(regime, span, year, amount) {
        "{regime}下，{span}没有缺口，最紧的{year}年恰好持平，差额为{amount}",
        "Under {regime}, no year of {span} has a gap; the tightest, {year}, is exactly even at {amount}"
    }
    /// The only year of the figure has a gap.
    balance_gap(regime, year, amount) {
        "{regime}下，{year}年收支缺口{amount}",
        "Under {regime}, {year} runs short by {amount}"
    }
    /// One year of several has a gap.
    balance_gap_once(regime, span, year, amount) {
        "{regime}下，{span}仅{year}年有缺口，为{amount}",
        "Under {regime}, {year} is the only year of {span} with a gap: {amount}"
    }
    /// Several years in a row have a gap.
    balance_gap_row(regime, span, count, year, amount) {
        "{regime}下，{span}连续{count}年收不抵支，{year}年缺口最大，达{amount}",
        "Under {regime}, money runs short {count} years in a row, {span}: by {amount} in {year} at worst"
    }
    /// Several years, not in a row, have a gap.
    balance_gap_some(regime, span, count, year, amount) {
        "{regime}下，{span}有{count}年收不抵支，{year}年缺口最大，达{amount}",
        "Under {regime}, money runs short in {count} years of {span}: by {amount} in {year} at worst"
    }

    // Usable capacity alone, where spending is not known.

    /// No figure is known.
    usable_unknown(regime) {
        "{regime}：数据不全，算不出可用财力",
        "{regime}: figures are missing, so usable capacity cannot be worked out"
    }
    /// The regime in force alone.
    usable_alone(regime, year, amount) {
        "{regime}下，{year}年可用财力{amount}",
        "Under {regime}, usable capacity in {year} is {amount}"
    }
    /// A scheme has more.
    usable_more(scheme, year, amount, regime, more) {
        "{scheme}下，{year}年可用财力{amount}，比{regime}多{more}",
        "Under {scheme}, usable capacity in {year} is {amount}, {more} more than under {regime}"
    }
    /// A scheme has less.
    usable_less(scheme, year, amount, regime, less) {
        "{scheme}下，{year}年可用财力{amount}，比{regime}少{less}",
        "Under {scheme}, usable capacity in {year} is {amount}, {less} less than under {regime}"
    }
    /// A scheme has the same.
    usable_same(scheme, year, amount, regime) {
        "{scheme}下，{year}年可用财力{amount}，与{regime}相同",
        "Under {scheme}, usable capacity in {year} is {amount}, as under {regime}"
    }

    // Usable capacity against rigid spending, under the regime in force.

    /// No figure is known.
    capacity_unknown(regime) {
        "{regime}：数据不全，可用财力与刚性支出无从比较",
        "{regime}: figures are missing, so capacity and rigid spending cannot be compared"
    }
    /// One year, and capacity is enough.
    capacity_surplus(regime, year, amount) {
        "{regime}下，{year}年可用财力可覆盖刚性支出，尚余{amount}",
        "Under {regime}, capacity in {year} covers rigid spending and leaves {amount}"
    }
    /// One year, even.
    capacity_even(regime, year, amount) {
        "{regime}下，{year}年可用财力刚好覆盖刚性支出，余额为{amount}",
        "Under {regime}, capacity in {year} just covers rigid spending and leaves {amount}"
    }
    /// Every year is covered.
    capacity_never(regime, span, year, amount) {
        "{regime}下，{span}可用财力年年可覆盖刚性支出，最紧的{year}年尚余{amount}",
        "Under {regime}, capacity covers rigid spending in all of {span}; the tightest year, {year}, leaves {amount}"
    }
    /// Every year is covered, the tightest just so.
    capacity_never_even(regime, span, year, amount) {
        "{regime}下，{span}可用财力年年可覆盖刚性支出，最紧的{year}年刚好持平，余额为{amount}",
        "Under {regime}, capacity covers rigid spending in all of {span}; the tightest year, {year}, leaves {amount}"
    }
    /// The only year of the figure is not covered.
    capacity_gap(regime, year, amount) {
        "{regime}下，{year}年可用财力不足以覆盖刚性支出，缺{amount}",
        "Under {regime}, capacity in {year} is {amount} short of rigid spending"
    }
    /// One year of several is not covered.
    capacity_gap_once(regime, span, year, amount) {
        "{regime}下，{span}仅{year}年可用财力不足以覆盖刚性支出，缺{amount}",
        "Under {regime}, {year} is the only year of {span} in which capacity is short of rigid spending: by {amount}"
    }
    /// Several years in a row are not covered.
    capacity_gap_row(regime, span, count, year, amount) {
        "{regime}下，{span}可用财力连续{count}年不足以覆盖刚性支出，{year}年缺口最大，达{amount}",
        "Under {regime}, capacity is short of rigid spending {count} years in a row, {span}: by {amount} in {year} at worst"
    }
    /// Several years, not in a row, are not covered.
    capacity_gap_some(regime, span, count, year, amount) {
        "{regime}下，{span}有{count}年可用财力不足以覆盖刚性支出，{year}年缺口最大，达{amount}",
        "Under {regime}, capacity is short of rigid spending in {count} years of {span}: by {amount} in {year} at worst"
    }

    // What the schemes make of it.

    /// The one scheme leaves no gap where there was one.
    scheme_closes(scheme) { "{scheme}下各年均无缺口", "{scheme} closes every gap" }
    /// The one scheme has no gap either.
    scheme_keeps(scheme) { "{scheme}下同样没有缺口", "{scheme} has no gap either" }
    /// The one scheme has a gap where there was none.
    scheme_opens(scheme, year, amount) {
        "{scheme}下{year}年反而缺{amount}",
        "{scheme} opens a gap of {amount} in {year}"
    }
    /// The one scheme's worst gap is smaller.
    scheme_shrinks(scheme, year, amount) {
        "{scheme}可把最大缺口缩到{year}年的{amount}",
        "{scheme} cuts the widest gap to {amount} in {year}"
    }
    /// The one scheme's worst gap is the same.
    scheme_same(scheme, year, amount) {
        "{scheme}下最大缺口不变，{year}年仍为{amount}",
        "{scheme} leaves the widest gap as it is, {amount} in {year}"
    }
    /// The one scheme's worst gap is larger.
    scheme_widens(scheme, year, amount) {
        "{scheme}下缺口更大，{year}年达{amount}",
        "{scheme} widens it, to {amount} in {year}"
    }
    /// Every scheme is without a gap.
    schemes_all_close(count) { "{count}个方案都能年年平衡", "all {count} schemes balance every year" }
    /// Exactly one of several schemes is without a gap.
    schemes_one_closes(count, scheme) {
        "{count}个方案中只有{scheme}能年年平衡",
        "of {count} schemes only {scheme} balances every year"
    }
    /// Some of the schemes are without a gap.
    schemes_some_close(count, closing) {
        "{count}个方案中有{closing}个能年年平衡",
        "{closing} of {count} schemes balance every year"
    }
    /// No scheme is without a gap; one comes nearest.
    schemes_none_close(count, scheme, year, amount) {
        "{count}个方案均不能弥平缺口，缺口最小的{scheme}在{year}年仍差{amount}",
        "none of {count} schemes closes every gap; the nearest, {scheme}, is still {amount} short in {year}"
    }
    /// No scheme is without a gap; several come equally near.
    schemes_none_close_tied(count, tied, year, amount) {
        "{count}个方案均不能弥平缺口，缺口最小的{tied}个在{year}年都差{amount}",
        "none of {count} schemes closes every gap; the nearest {tied} are each {amount} short in {year}"
    }

    // Who gains and who pays: the towns of a county under one scheme.

    /// Nobody's capacity changes.
    towns_unchanged(scheme, span, amount) {
        "{scheme}下，{span}各镇和县级都不增不减，变动为{amount}",
        "Under {scheme}, nothing changes in {span} for any town or the county: {amount}"
    }
    /// One town, which gains.
    town_gains(scheme, span, town, amount) {
        "{scheme}下，{span}{town}增加{amount}",
        "Under {scheme}, {town} gains {amount} in {span}"
    }
    /// One town, which loses.
    town_loses(scheme, span, town, amount) {
        "{scheme}下，{span}{town}减少{amount}",
        "Under {scheme}, {town} loses {amount} in {span}"
    }
    /// One town, which neither gains nor loses.
    town_same(scheme, span, town, amount) {
        "{scheme}下，{span}{town}不增不减，变动为{amount}",
        "Under {scheme}, nothing changes in {span} for {town}: {amount}"
    }
    /// Every town gains.
    towns_all_gain(scheme, span, count, most, amount) {
        "{scheme}下，{span}{count}个镇全部增加，{most}最多，增{amount}",
        "Under {scheme}, all {count} towns gain in {span}, led by {most} with {amount}"
    }
    /// Every town loses.
    towns_all_lose(scheme, span, count, most, amount) {
        "{scheme}下，{span}{count}个镇全部减少，{most}最多，减{amount}",
        "Under {scheme}, all {count} towns lose in {span}; hardest hit is {most}, by {amount}"
    }
    /// Every town gains the same.
    towns_gain_alike(scheme, span, count, amount) {
        "{scheme}下，{span}{count}个镇同样增加，各增{amount}",
        "Under {scheme}, all {count} towns gain the same in {span}: {amount} each"
    }
    /// Every town loses the same.
    towns_lose_alike(scheme, span, count, amount) {
        "{scheme}下，{span}{count}个镇同样减少，各减{amount}",
        "Under {scheme}, all {count} towns lose the same in {span}: {amount} each"
    }
    /// Some gain, the others stay as they were.
    towns_some_gain(scheme, span, count, up, most, amount) {
        "{scheme}下，{span}{count}个镇中{up}个增加、其余不变，{most}增加最多，为{amount}",
        "Under {scheme}, {span} sees {up} of {count} towns gain and none lose, led by {most} with {amount}"
    }
    /// Some lose, the others stay as they were.
    towns_some_lose(scheme, span, count, down, most, amount) {
        "{scheme}下，{span}{count}个镇中{down}个减少、其余不变，{most}减少最多，为{amount}",
        "Under {scheme}, {span} sees {down} of {count} towns lose and none gain; hardest hit is {most}, by {amount}"
    }
    /// Some gain, some lose; [`towns_hardest_hit`] goes on.
    towns_mixed(scheme, span, count, up, down, most, amount) {
        "{scheme}下，{span}{count}个镇中{up}个增加、{down}个减少，{most}增{amount}最多",
        "Under {scheme}, {span} sees {up} of {count} towns gain and {down} lose: {most} gains most, {amount}"
    }
    /// Who loses most of those who lose.
    towns_hardest_hit(town, amount) { "{town}减{amount}最多", "{town} loses most, {amount}" }
    /// Several share the first place.
    tied(first, others) { "{first}等{others}个", "{first} and others ({others} in all)" }

    /// The county gets less.
    county_pays(amount) { "县级减少{amount}", "the county gives up {amount}" }
    /// The county gets more.
    county_gains(amount) { "县级增加{amount}", "the county gets {amount} more" }
    /// The county gives exactly what the town gets.
    county_pays_the_same() { "县级同额减少", "the county gives up the same" }
    /// The county gets exactly what the town gives up.
    county_gains_the_same() { "县级同额增加", "the county gets the same" }
    /// The county gets what it got.
    county_same() { "县级不变", "the county is as before" }

    // Who gains and who pays: one town under several schemes.

    /// There is no scheme to compare.
    schemes_none(town, span) {
        "{span}没有可与现行体制比较的方案：{town}",
        "{span}: there is no scheme to compare for {town}"
    }
    /// No scheme changes anything.
    schemes_unchanged(town, span, count, amount) {
        "{count}个方案{span}都不改变{town}的财力，变动为{amount}",
        "Nothing changes for {town} under any of {count} schemes in {span}: {amount}"
    }
    /// Every scheme brings the town more.
    schemes_all_gain(town, span, count, most, amount) {
        "{count}个方案均使{town}财力增加，{most}最多：{span}增{amount}",
        "{town} gains under all {count} schemes, most under {most}: {amount} in {span}"
    }
    /// Every scheme costs the town.
    schemes_all_lose(town, span, count, least, amount) {
        "{count}个方案均使{town}财力减少，{least}减得最少：{span}减{amount}",
        "{town} loses under all {count} schemes, least under {least}: {amount} in {span}"
    }
    /// Every scheme brings the town the same.
    schemes_gain_alike(town, span, count, amount) {
        "{count}个方案{span}使{town}增加得一样多，都是{amount}",
        "{town} gains the same under all {count} schemes in {span}: {amount}"
    }
    /// Every scheme costs the town the same.
    schemes_lose_alike(town, span, count, amount) {
        "{count}个方案{span}使{town}减少得一样多，都是{amount}",
        "{town} loses the same under all {count} schemes in {span}: {amount}"
    }
    /// Some schemes bring the town more, others do not.
    schemes_some_gain(town, span, count, up, most, amount) {
        "{count}个方案中有{up}个使{town}增加，{most}最多：{span}增{amount}",
        "{town} gains under {up} of {count} schemes, most under {most}: {amount} in {span}"
    }
    /// Some schemes cost the town, none brings more.
    schemes_some_lose(town, span, count, down, most, amount) {
        "{count}个方案没有一个使{town}增加，有{down}个使其减少，{most}最多：{span}减{amount}",
        "{town} gains under none of {count} schemes and loses under {down}, most under {most}: {amount} in {span}"
    }
}

/// [`both`] in either language.
#[must_use]
pub fn both_words(first: &Words, second: &Words) -> Words {
    Words { zh: both(&first.zh, &second.zh).zh, en: both(&first.en, &second.en).en }
}
