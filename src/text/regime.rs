//! A regime in words: what its rules say, as a finance office would write it.

pub mod amount;

use super::{Lang, Words, sentences};

/// Names in a row: `甲、乙` or `a, b and c`.
#[must_use]
pub fn row(names: &[String], lang: Lang) -> String {
    match (lang, names) {
        (Lang::Zh, _) => names.join("、"),
        (Lang::En, [first @ .., last]) if !first.is_empty() => format!("{} and {last}", first.join(", ")),
        (Lang::En, _) => names.concat(),
    }
}

/// Clauses of one sentence, parted by commas.
#[must_use]
pub fn clauses(parts: &[String], lang: Lang) -> String {
    parts.join(match lang {
        Lang::Zh => "，",
        Lang::En => ", ",
    })
}

/// Sentences of one paragraph.
#[must_use]
pub fn sentences_of(parts: &[String], lang: Lang) -> String {
    parts.join(match lang {
        Lang::Zh => "",
        Lang::En => " ",
    })
}

/// The heading of the section at this place, counted from 0: Chinese ones carry their number.
#[must_use]
pub fn heading(at: usize, words: &Words) -> Words {
    let number = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二", "十三", "十四"]
        .get(at)
        .copied()
        .unwrap_or("其他");
    Words::new(format!("{number}、{}", words.zh), words.en.clone())
}

/// A party, by the name used in files.
#[must_use]
pub fn party(name: &str) -> Words {
    match name {
        "town" => Words::new("镇", "the town"),
        "county" => Words::new("县", "the county"),
        "central" => Words::new("中央", "the centre"),
        "province" => Words::new("省", "the province"),
        "city" => Words::new("市", "the city"),
        "pool" => Words::new("统筹资金", "the pool"),
        _ => Words::same(name),
    }
}

/// What part of receipts, by the word used in files.
#[must_use]
pub fn part_of_receipts(of: &str) -> Words {
    match of {
        "gross" => Words::new("全口径征收数", "all"),
        "local" => Words::new("地方部分", "the local part"),
        "upper" => Words::new("上级分享部分", "the part of the tiers above the county"),
        "town" => Words::new("镇级分成", "the town's part"),
        "county" => Words::new("县级分成", "the county's part"),
        _ => Words::same(of),
    }
}

/// A part of a rule that others refer to, by the word used in files.
#[must_use]
pub fn part_of_rule(part: &str) -> Words {
    match part {
        "base" => Words::new("基数", "base"),
        "within" => Words::new("基数以内所得", "share within the base"),
        "over" => Words::new("超基数所得", "share over the base"),
        "over_other" => Words::new("超基数部分中另一方所得", "other side's share over the base"),
        "short" => Words::new("短收数", "shortfall"),
        "paid" => Words::new("已承担的短收", "shortfall made good"),
        "amount" => Words::new("金额", "amount"),
        "received" => Words::new("补助数", "amount received"),
        "tied" => Words::new("限定用途数", "amount tied"),
        _ => Words::same(part),
    }
}

sentences! {
    /// The title of the page.
    page_title(regime) { "{regime}：体制说明", "{regime}: the regime in words" }
    /// As of when, and by which scenario.
    as_of_scenario(year, book, scenario) { "按{year}年执行的规定编写。账册：{book}。情景：{scenario}。", "As in force in {year}. Book: {book}. Scenario: {scenario}." }
    /// As of when.
    as_of(year, book) { "按{year}年执行的规定编写。账册：{book}。", "As in force in {year}. Book: {book}." }
    /// The documents.
    documents(list) { "依据文件：{list}。", "Documents: {list}." }
    /// What holds for all amounts.
    rounding() { "各笔金额按规定计算后四舍五入到分；一方按比例计算的，另一方取得余数。", "Each amount is worked out as stated and rounded to the fen; where one side is worked out by a ratio, the other takes the rest." }

    /// Heading.
    statute_heading() { "上级分享", "What goes above the county" }
    /// Introduction.
    statute_intro() { "下列收入先由上级按全口径收入分享，余下的为地方部分；没有列出的收入全部为地方部分。", "Of these receipts the tiers above the county first take their shares of all that is collected; the rest is the local part. Receipts not named here are wholly local." }
    /// Heading.
    split_heading() { "县镇分成", "What town and county share" }
    /// Heading.
    sum_heading() { "上解和补助", "Sums handed up and given down" }
    /// Heading.
    idle_heading(year) { "{year}年不执行的条款", "Rules not in force in {year}" }

    /// A rule's name with its id.
    rule_name(title, id) { "**{title}** `{id}`", "**{title}** `{id}`" }
    /// A rule referred to.
    named_rule(title, id) { "“{title}”（`{id}`）", "“{title}” (`{id}`)" }
    /// The document of a rule.
    reference(text) { "依据：{text}。", "Document: {text}." }
    /// When.
    since(year) { "自{year}年起执行。", "In force since {year}." }
    /// When.
    will_be_since(year) { "自{year}年起执行。", "In force from {year} on." }
    /// When.
    since_until(since, until) { "{since}至{until}年执行。", "In force from {since} to {until}." }
    /// When.
    only_in(year) { "仅{year}年执行。", "In force in {year} only." }
    /// A run of years without an end.
    from_on(since) { "{since}年起", "from {since} on" }
    /// A run of years.
    from_to(since, until) { "{since}至{until}年", "from {since} to {until}" }
    /// A year.
    in_year(year) { "{year}年", "in {year}" }
    /// What another version says.
    otherwise(years, says) { "{years}：{says}", "{years}: {says}" }
    /// What it replaces.
    replaces(rule) { "执行期间代替{rule}。", "While in force it stands in for {rule}." }
    /// What replaces it.
    replaced_by(years, rule) { "{years}由{rule}代替。", "{years} {rule} stands in for it." }
    /// What replaces it, for some items.
    replaced_for(years, scope, rule) { "{years}就{scope}由{rule}代替。", "{years} {rule} stands in for it as regards {scope}." }
    /// The rule that `town_share` moves.
    headline() { "比较分成比例（`--town-share`）时，改动的是本条的比例。", "Comparisons of shares (`--town-share`) move the ratio of this rule." }
    /// What a rule covers, where its verb does not say it.
    covers(items) { "涉及收入：{items}。", "Receipts concerned: {items}." }
    /// For which towns.
    only_towns(towns) { "仅适用于{towns}。", "For {towns} only." }
    /// Above the towns' own numbers.
    own_numbers(year) { "各镇数额（{year}年）：", "Each town's own, {year}:" }

    /// All but some.
    without(names) { "不含{names}", "without {names}" }
    /// Named besides, though covered already.
    and_within(names) { "其中包括{names}", "{names} among it" }
    /// Kept in though a longer code is out.
    but_with(names) { "但仍包括{names}", "yet with {names}" }
    /// What a class holds in this book.
    items_in_class(first, count, others) { "{first}等{count}项", "{first} and {others} others" }
    /// Receipts with a label.
    labelled(label) { "标记为“{label}”的收入", "receipts labelled “{label}”" }
    /// A name that several codes have.
    name_and_code(name, code) { "{name}（{code}）", "{name} ({code})" }
    /// Remarks on a name.
    with_notes(name, notes) { "{name}（{notes}）", "{name} ({notes})" }
    /// No receipts.
    no_items() { "（没有写明收入）", "(no receipts named)" }
    /// What is left of some items.
    rest_of_items(items) { "{items}在前面条款分成后的余额", "what the rules above leave of {items}" }
    /// A part of some items.
    of_items(part, items) { "{items}的{part}", "{part} of {items}" }

    /// The tiers' shares.
    tiers_take(items, shares, rest) { "{items}：{shares}，其余{rest}为地方部分。", "{items}: {shares}; the other {rest} is the local part." }
    /// The tiers take all.
    tiers_take_all(items, shares) { "{items}：{shares}，没有地方部分。", "{items}: {shares}; there is no local part." }
    /// The tiers take nothing.
    tiers_take_nothing(items) { "{items}：上级不分享，全部为地方部分。", "{items}: the tiers above take nothing; all of it is the local part." }
    /// One tier.
    tier_takes(tier, share) { "{tier}分享{share}", "{share} to {tier}" }

    /// A plain split.
    shared(receipts, sides) { "{receipts}，{sides}。", "{receipts} is shared: {sides}." }
    /// A plain split of gross receipts.
    shared_of_gross(receipts, takes, other) { "{receipts}，{takes}，从地方部分中划出；地方部分的其余归{other}。", "{receipts} is shared: {takes}, out of the local part; the rest of the local part goes to {other}." }
    /// Both sides' shares.
    sides(named, share, other, rest) { "{named}得{share}，{other}得{rest}", "{share} to {named}, {rest} to {other}" }
    /// One side has all.
    all_to(named, share) { "全部归{named}（{share}）", "all of it to {named} ({share})" }
    /// What one side takes.
    takes(named, share) { "{named}得{share}", "{share} to {named}" }
    /// What one side takes by a ratio of its own.
    takes_by(named, share) { "{named}按{share}分得", "{share} to {named}" }
    /// One side's own ratio.
    own_share(named, share, other) { "{named}按{share}分得，其余归{other}", "{share} to {named}, the rest to {other}" }
    /// A plain split, of which further rules split what is left.
    shared_first(receipts, takes) { "{receipts}，{takes}，其余由后面的条款再分。", "{receipts} is shared: {takes}; the rest is shared by the rules below." }
    /// A split of what is left.
    shared_of_rest(receipts, takes, other) { "{receipts}，{takes}；剩下的由后面的条款再分，没有后续条款的归{other}。", "{receipts} is shared: {takes}; what is left is shared by the rules below, or where there is none goes to {other}." }
    /// A split over a base, item by item.
    over_base_each(receipts) { "{receipts}，逐项按各项自己的基数内外分别分成：", "{receipts} is shared, item by item, by what lies within the item's own base and what lies over it:" }
    /// A split over a base.
    over_base(receipts) { "{receipts}，按基数内外分别分成：", "{receipts} is shared by what lies within a base and what lies over it:" }
    /// The base.
    base(amount) { "基数：{amount}。", "Base: {amount}." }
    /// The base, in steps.
    base_steps() { "基数，按下列顺序计算：", "Base, worked out in this order:" }
    /// Within.
    within(sides) { "基数以内的部分：{sides}。", "Within the base: {sides}." }
    /// Within, in tiers.
    within_tiers() { "基数以内的部分，分档计算：", "Within the base, tier by tier:" }
    /// Over.
    over(sides) { "超过基数的部分：{sides}。", "Over the base: {sides}." }
    /// Over, in tiers.
    over_tiers() { "超过基数的部分，分档计算：", "Over the base, tier by tier:" }
    /// A tier.
    first_tier(end, sides) { "{end}以内：{sides}；", "up to {end}: {sides};" }
    /// A tier.
    middle_tier(start, end, sides) { "{start}至{end}：{sides}；", "from {start} to {end}: {sides};" }
    /// A tier.
    last_tier(start, sides) { "{start}以上：{sides}。", "above {start}: {sides}." }
    /// The only tier.
    only_tier(sides) { "全部：{sides}。", "all of it: {sides}." }
    /// An end of a tier.
    of_base(share) { "基数的{share}", "{share} of the base" }
    /// Who bears a shortfall.
    short_shared() { "收入达不到基数时：短收由双方按基数以内的比例共同承担。", "Where receipts fall short of the base: both sides bear the shortfall in the ratio within the base." }
    /// Who bears a shortfall.
    short_one(side, other) { "收入达不到基数时：短收全部由{side}承担，{other}仍按基数取得应得份额。", "Where receipts fall short of the base: {side} bears all of the shortfall; {other} still has its share of the whole base." }
    /// Who bears a shortfall, where the other side's share is not said.
    short_one_alone(side) { "收入达不到基数时：短收全部由{side}承担。", "Where receipts fall short of the base: {side} bears all of the shortfall." }
    /// What is left.
    rest_of_local(other) { "地方部分的其余归{other}。", "The rest of the local part goes to {other}." }
    /// What is left.
    rest_goes_on() { "其余由后面的条款再分。", "The rest is shared by the rules below." }
    /// What is left.
    rest_of_rest(other) { "剩下的由后面的条款再分，没有后续条款的归{other}。", "What is left is shared by the rules below, or where there is none goes to {other}." }
    /// Who bears a shortfall.
    short_both(sides) { "收入达不到基数时：短收部分，{sides}。", "Where receipts fall short of the base, the shortfall is borne like this: {sides}." }
    /// Bearing a shortfall.
    bear(named, share, other, rest) { "{named}承担{share}，{other}承担{rest}", "{share} by {named}, {rest} by {other}" }
    /// Bearing a shortfall.
    bear_own(named, share, other) { "{named}按{share}承担，其余由{other}承担", "{share} by {named}, the rest by {other}" }

    /// An end of a tier.
    of_standard(share) { "标准的{share}", "{share} of the standard" }

    /// Heading.
    guarantee_heading() { "保底、封顶和统筹", "Floors, caps and pools" }
    /// Introduction.
    guarantee_intro() { "以下各条在上述分成、上解和补助之后，按所列顺序逐条计算。", "These are worked out after all the above, one after the other." }
    /// What a guarantee compares.
    guarantee() { "每年将比较数与标准相比：", "Each year an amount is held against a standard:" }
    /// What a guarantee compares.
    compared(amount) { "比较数：{amount}。", "Compared: {amount}." }
    /// What a guarantee compares, in steps.
    compared_steps() { "比较数，按下列顺序计算：", "Compared, worked out in this order:" }
    /// With what.
    standard(amount) { "标准：{amount}。", "Standard: {amount}." }
    /// With what, in steps.
    standard_steps() { "标准，按下列顺序计算：", "Standard, worked out in this order:" }
    /// A floor.
    below(payer, town, rate) { "比较数低于标准的，{payer}按差额的{rate}补助{town}。", "Below the standard: {payer} gives {town} {rate} of the gap." }
    /// A floor, in tiers.
    below_tiers(payer, town) { "比较数低于标准的，{payer}按差额分档补助{town}：", "Below the standard: {payer} gives {town} a part of the gap, tier by tier:" }
    /// A cap.
    above(town, receiver, rate) { "比较数高于标准的，{town}按超出部分的{rate}上缴{receiver}。", "Above the standard: {town} pays {receiver} {rate} of the surplus." }
    /// A cap, in tiers.
    above_tiers(town, receiver) { "比较数高于标准的，{town}按超出部分分档上缴{receiver}：", "Above the standard: {town} pays {receiver} a part of the surplus, tier by tier:" }
    /// What is tied.
    tied(rate) { "高于标准部分的{rate}限定用途，不计入可用财力。", "Of the surplus {rate} is tied to purposes and does not count as usable." }
    /// What is tied.
    tied_rest() { "高于标准的部分，上缴后余下的限定用途，不计入可用财力。", "What is left of the surplus after paying is tied to purposes and does not count as usable." }
    /// The most.
    most(amount) { "每镇每年补助或上缴，不超过：{amount}。", "No town receives or pays in a year more than: {amount}." }
    /// The most, in steps.
    most_steps() { "每镇每年补助或上缴，不超过下列数额（按顺序计算）：", "No town receives or pays in a year more than this, worked out in order:" }
    /// How a pool closes.
    pool_closes() { "统筹资金收支相抵：以各镇应补合计与应缴合计中较小的为总额，按各镇应补数、应缴数分配。", "The pool pays out what it takes in: the lesser of all claims and all dues, shared among the towns by what each may claim and what each owes." }

    /// A sum up.
    sum_up(payer, receiver, amount) { "{payer}每年上解{receiver}：{amount}。", "Each year {payer} hands up to {receiver}: {amount}." }
    /// A sum up, in steps.
    sum_up_steps(payer, receiver) { "{payer}每年上解{receiver}，金额按下列顺序计算：", "Each year {payer} hands up to {receiver} an amount worked out in this order:" }
    /// A sum down.
    sum_down(payer, receiver, amount) { "{payer}每年补助{receiver}：{amount}。", "Each year {payer} gives {receiver}: {amount}." }
    /// A sum down, in steps.
    sum_down_steps(payer, receiver) { "{payer}每年补助{receiver}，金额按下列顺序计算：", "Each year {payer} gives {receiver} an amount worked out in this order:" }
    /// A sum that turned round.
    turns_to_up(town, other) { "金额小于零时方向相反，由{town}上解{other}。", "Below zero it turns round, and {town} hands it up to {other}." }
    /// A sum that turned round.
    turns_to_down(town, other) { "金额小于零时方向相反，由{other}补助{town}。", "Below zero it turns round, and {other} gives it to {town}." }
    /// The code of a sum.
    books_as(code, name) { "列{code}“{name}”科目，代替账册中该科目的数。", "Booked under {code} {name}, in place of the book's own rows of that code." }
    /// The code of a sum, where nobody has a name for it.
    books_as_code(code) { "列{code}科目，代替账册中该科目的数。", "Booked under {code}, in place of the book's own rows of that code." }
}
