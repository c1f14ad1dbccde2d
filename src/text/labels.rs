//! The field's terms in both languages: lines of the statement, accounts, headings. The glossary, as code.

use super::{Lang, Words, sentences};

/// The name of a line of the statement; the name itself where it is none.
#[must_use]
pub fn line(name: &str, lang: Lang) -> &str {
    let (zh, en) = match name {
        "collected" => ("辖区全口径收入", "collected, all tiers"),
        "upper_share" => ("中央、省、市分享", "tiers above the county"),
        "local_part" => ("地方部分（属地）", "local part"),
        "county_share" => ("县级分成", "county share"),
        "town_share" => ("镇级分成收入", "town share"),
        "returns" => ("返还性收入及体制补助", "returns and fixed subsidies"),
        "remitted" => ("体制上解", "remitted"),
        "regime_capacity" => ("体制财力", "regime capacity"),
        "general_transfers" => ("一般性转移支付", "general transfers"),
        "brought_in" => ("调入资金", "brought in"),
        "carry_over" => ("上年结转结余", "carry-over"),
        "other_remitted" => ("专项上解", "other remittances"),
        "usable" => ("可用财力", "usable fiscal capacity"),
        "staffing" => ("镇负担人员经费", "staffing burden"),
        "after_staffing" => ("扣除人员经费后财力", "capacity after staffing"),
        "operations" => ("运转经费", "operations"),
        "livelihood" => ("民生支出", "livelihood"),
        "other_spending" => ("其他支出", "other spending"),
        "debt_service" => ("还本付息", "debt service"),
        "balance" => ("收支差额", "balance"),
        "tied" => ("专项及共同财政事权转移支付", "tied transfers"),
        "tied_spending" => ("专项支出", "tied spending"),
        "borrowed" => ("债务收入", "borrowed"),
        "set_aside" => ("结转下年及安排预算稳定调节基金", "set aside"),
        "earmarked" => ("按体制限定用途", "earmarked"),
        "moved_out" => ("调出资金", "moved out"),
        "spending" => ("支出合计", "spending"),
        "closing" => ("年终结转结余", "closing balance"),
        "handed_up" => ("上划上级合计（含县）", "handed up to all tiers"),
        "received" => ("乡镇上解收入", "received from the towns"),
        "paid_returns" => ("返还性支出及体制补助", "returns and fixed subsidies paid"),
        "county_capacity" => ("县级体制财力", "the county's regime capacity"),
        "paid_general" => ("一般性转移支付支出", "general transfers paid"),
        "paid_tied" => ("专项及共同财政事权支出", "tied transfers paid"),
        "county_net" => ("县级净财力（来自乡镇）", "what the county keeps of the towns"),
        "staffing_borne" => ("县负担人员经费", "pay the county bears"),
        "staffing_saved" => ("县节省人员经费", "pay the county is spared"),
        "given_up" => ("县让渡收费收入", "fees the county gives up"),
        "hidden_debt_service" => ("隐性债务还本付息", "service of hidden debt"),
        "company_debt_service" => ("企业债务还本付息", "service of company debt"),
        "debt_outstanding" => ("年末债务余额", "debt outstanding"),
        "stocks_outstanding" => ("年末待消化余额", "stocks to be worked off"),
        _ => (name, name),
    };
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

/// What a key is, in words: growth and spending by what they name (`code_name` knows codes), a rule's number by the rule.
pub fn key_title(key: &str, title: &Words, code_name: impl Fn(&str, Lang) -> Option<String>) -> Words {
    let Some((table, name)) = key.split_once('.') else { return title.clone() };
    let named = |lang: Lang| match name {
        "*" => match lang {
            Lang::Zh => "未单列各项".to_owned(),
            Lang::En => "all else".to_owned(),
        },
        _ => code_name(name, lang).unwrap_or_else(|| line(name, lang).to_owned()),
    };
    match table {
        "growth" | "transfers" => {
            Words::new(format!("{}增长率", named(Lang::Zh)), format!("growth of {}", named(Lang::En)))
        }
        "spending" => Words::new(
            format!("支出：{}，增长率", named(Lang::Zh)),
            format!("growth of spending: {}", named(Lang::En)),
        ),
        "loan" => {
            let (zh, en) = match name.rsplit('.').next() {
                Some("principal") => ("本金", "principal"),
                Some("rate") => ("年利率", "rate of interest"),
                Some("term") => ("期限", "term"),
                _ => ("宽限期", "years of grace"),
            };
            Words::new(format!("{}：{zh}", title.zh), format!("{}: {en}", title.en))
        }
        _ => title.clone(),
    }
}

/// The towns of a county together.
#[must_use]
pub fn towns_of(county: &Words) -> Words {
    Words::new(format!("{}各镇合计", county.zh), format!("{}, all towns together", county.en))
}

/// Heading of a change by the head, under a scheme.
#[must_use]
pub fn each_head_under(scheme: &Words) -> Words {
    Words::new(format!("{}：人均", scheme.zh), format!("{}: a head", scheme.en))
}

/// What stands under a key of a scenario file, where it has no name of its own.
#[must_use]
pub fn element(key: &str) -> Words {
    match key {
        "regime" => Words::new("更换体制", "another regime"),
        "growth" => Words::new("收入增长率", "growth of receipts"),
        "transfers" => Words::new("转移支付增长率", "growth of transfers"),
        "spending" => Words::new("支出增长率", "growth of spending"),
        "staffing.pay_growth" => Words::new("人员经费增长率", "growth of pay"),
        "staffing.growth" => Words::new("工资项目增长率", "growth of pay elements"),
        "staffing.bears" => Words::new("人员经费负担", "who bears pay"),
        _ => Words::same(key),
    }
}

/// A rule that is changed from a year on.
#[must_use]
pub fn changed_from(rule: &Words, year: &str) -> Words {
    Words::new(format!("{}（{year}年起调整）", rule.zh), format!("{}, changed from {year}", rule.en))
}

/// An element that is about categories of staff.
#[must_use]
pub fn of_categories(element: &Words, categories: &[&str]) -> Words {
    Words::new(
        format!("{}：{}", element.zh, categories.join("、")),
        format!("{}: {}", element.en, categories.join(", ")),
    )
}

/// The name of an account, by the name used in files.
#[must_use]
pub fn account(name: &str, lang: Lang) -> &str {
    match (name, lang) {
        ("general", Lang::Zh) => "一般公共预算",
        ("general", Lang::En) => "general account",
        ("fund", Lang::Zh) => "政府性基金",
        ("fund", Lang::En) => "fund",
        ("capital", Lang::Zh) => "国有资本经营",
        ("capital", Lang::En) => "capital",
        ("all", Lang::Zh) => "各账合计",
        ("all", Lang::En) => "all accounts",
        _ => name,
    }
}

/// Whose debt it is, by the name used in files.
#[must_use]
pub fn debt_kind(name: &str) -> Option<Words> {
    match name {
        "government" => Some(Words::new("政府债务", "government debt")),
        "hidden" => Some(Words::new("隐性债务", "hidden debt")),
        "company" => Some(Words::new("企业债务", "company debt")),
        _ => None,
    }
}

/// A tier above the county, by the name used in files.
#[must_use]
pub fn tier(name: &str) -> Words {
    match name {
        "central" => Words::new("中央分享", "central share"),
        "province" => Words::new("省级分享", "province's share"),
        "city" => Words::new("市级分享", "city's share"),
        _ => Words::same(name),
    }
}

sentences! {
    /// A line of another account.
    of_account(account, line) { "{account}：{line}", "{account}: {line}" }
    /// Why lines are unknown.
    unknown_without(files) { "— 未知：账册没有 {files}", "— not known: the book has no {files}" }
    /// A line of which no figure is known, and why.
    line_unknown(line, why) { "{line}  {why}", "{line}  {why}" }
    /// Why lines are unknown.
    unknown_inside() { "— 未知：公布的支出含人员或专项经费，未分列", "— not known: printed spending holds pay or tied money and does not tell them apart" }
    /// Why lines are unknown.
    unknown_split() { "— 未知：只公布了镇级收入，没有公布各级如何分享", "— not known: only the town's own part of receipts is printed, not how the tiers share" }
    /// 三保: livelihood, wages and operations against what there is for them.
    coverage() { "三保保障率（可用财力 ÷ 人员、运转、民生支出）", "coverage of the three guarantees (usable capacity ÷ staffing, operations and livelihood)" }
    /// The unit of coverage.
    per_cent() { "%", "%" }
    /// A row of a loan's service.
    interest_of(loan) { "{loan}：利息", "{loan}: interest" }
    /// A row of a loan's service.
    principal_of(loan) { "{loan}：本金", "{loan}: principal" }
    /// Heading of the county's row.
    county() { "县级", "county" }
    /// Heading of the row of all towns.
    all_towns() { "各镇合计", "all towns" }
    /// Heading of the total.
    total() { "合计", "total" }
    /// Heading of the towns' column.
    town() { "镇", "town" }
    /// Heading of the schemes' column.
    scheme() { "方案", "scheme" }
    /// Heading of a change.
    change() { "增减", "change" }
    /// Heading of the change of tied money.
    tied_change() { "专项增减", "tied" }
    /// Heading of the county's change.
    county_change() { "县级增减", "county" }
    /// Heading of a scenario's column.
    scenario() { "情景", "scenario" }
    /// Title of the table of gains and losses.
    gains_title(year, basis) { "{year}年各方案增减变动表（{basis}）", "Gains and losses on the settled year {year} ({basis})" }
    /// How a year came about.
    replayed() { "套算", "replayed" }
    /// The unit of tables.
    wan() { "万元", "10,000 yuan" }
    /// A line over all towns.
    over_all_towns(line) { "{line}，各镇合计", "{line}, all towns" }
    /// Note below a table with replayed years.
    replay_note(year) { "* 套算：按{year}年的体制、人员负担和资金安排对决算重新计算；不含增长、冲击及人员、事权变动", "* replayed: final accounts under the regime, the bearing of pay and the funds of {year}; no growth, shocks or changes of staff" }
    /// Heading line: book, towns, schemes.
    banner(book, towns, scenarios) { "{book} · {towns} 个镇 · {scenarios} 个情景", "{book} · towns: {towns} · scenarios: {scenarios}" }
    /// Heading line for one town.
    banner_one(book, scenarios) { "{book} · {scenarios} 个情景", "{book} · scenarios: {scenarios}" }
    /// What was checked.
checked(items, years, changes, residue) {
        "校验  {items} 笔收入各级分成之和与征收数一致；{years} 个镇年各方收支之和为零、县级逐行与镇级对应；{changes} 个镇年方案间各级增减之和为零：差额 {residue} 元",
        "checks   {items} receipts: parts add up to what was collected; {years} town-years: all parties sum to 0, the county mirrors the towns; {changes} town-years: changes between schemes sum to 0: residue {residue} yuan",
    }
    /// Where the outputs are.
    wrote(folder, first) { "已写入  {folder}  请先打开：{first}", "wrote    {folder}  open first: {first}" }
    /// Where the outputs are, when there is no chart.
    wrote_only(folder) { "已写入  {folder}", "wrote    {folder}" }
    /// Closing of a check.
    nothing_wrong(files, rows) { "{files} 个文件、{rows} 行，没有问题", "files: {files}, rows: {rows}; nothing is wrong" }
    /// Closing of a failed run.
    problems_nothing_written(count, files) { "问题 {count} 个，已读文件 {files} 个；没有写出任何文件", "problems: {count}, files read: {files}; nothing was written" }
    /// Closing of a check that found something.
    problems_found(count, files) { "需要留意 {count} 处，已读文件 {files} 个", "to look at: {count}, files read: {files}" }

    /// A ratio tried out.
    town_share_of(share) { "镇级分成 {share}", "town {share}" }
    /// Heading of keys.
    key() { "参数", "key" }
    /// Heading of values.
    value() { "当前值", "value" }
    /// Heading of units.
    unit() { "单位", "unit" }
    /// Heading of titles.
    what() { "说明", "what it is" }
    /// A unit.
    unit_share() { "比例 0–100%", "share, 0–100%" }
    /// A unit.
    unit_rate() { "增长率", "rate" }
    /// A unit.
    unit_amount() { "金额，带单位", "amount with its unit" }
    /// A unit.
    unit_count() { "名", "posts" }
    /// A unit.
    unit_years() { "年数", "years" }

    /// Title of a settlement.
    settlement_title(scenario) { "体制清算：{scenario}", "Settlement: {scenario}" }
    /// Heading of years.
    year() { "年度", "year" }
    /// Heading of items.
    item() { "项目", "item" }
    /// Heading of official figures.
    official() { "清算数", "official" }
    /// Heading of figures worked out.
    worked_out() { "测算数", "worked out" }
    /// Heading of differences.
    difference() { "差额", "difference" }
    /// Heading of explained differences.
    explained() { "已说明", "explained" }
    /// Heading of unexplained differences.
    unexplained() { "未说明", "unexplained" }
    /// Heading of notes.
    note() { "说明", "note" }
    /// A book without settlements.
    no_settlement(book) { "{book} 没有 settlement.csv，没有可核对的清算结果", "{book} has no settlement.csv: nothing to hold the rules against" }
    /// All agree.
    all_settled(count) { "{count} 项清算全部相符", "all {count} settled figures agree" }
    /// Some do not.
    not_settled(count, open) { "{count} 项清算中有 {open} 项差额未说明", "settled figures: {count}, differing without an explanation: {open}" }

    /// What was set on the command line.
    settings(list) { "已改动：{list}", "set: {list}" }

    /// Title of winners and losers.
    winners_title(year, basis) { "{year}年各镇体制财力增减：人均、编均与位次（{basis}）", "Winners and losers on {year} ({basis}): regime capacity by head and by post" }
    /// The unit of winners and losers.
    yuan_each() { "元/人、元/编制", "yuan each" }
    /// Heading of heads.
    population() { "人口", "population" }
    /// Heading of posts.
    posts() { "编制", "posts" }
    /// Heading of posts, where some towns state only their staff.
    staff() { "编制（无编制数的按实有人数）", "posts (or staff)" }
    /// Heading of a change by the post.
    each_post() { "编均", "a post" }
    /// Heading of a place.
    rank() { "位次", "rank" }
    /// Title of the spread.
    spread_title(year, basis) { "{year}年各镇人均体制财力差距（{basis}，元/人）", "Spread of regime capacity a head on {year} ({basis}), yuan" }
    /// Heading of the town with the most a head.
    highest() { "最高", "most" }
    /// Heading of the town with the least a head.
    lowest() { "最低", "least" }
    /// Heading of an amount a head.
    each_head() { "人均", "a head" }
    /// Heading of the most against the least.
    max_to_min() { "最高/最低", "most/least" }
    /// Heading of the Gini coefficient.
    gini() { "基尼系数", "Gini" }
    /// What the Gini coefficient is.
    gini_note() { "基尼系数按各镇人口加权：0 为人均相同，越大差距越大", "Gini: towns weighted by their population; 0 where all have the same a head" }

    /// Title of the county's cost of a scenario's elements.
    concessions_title(scenario) { "{scenario}：各项措施对县级净额的影响", "{scenario}: what each element gives or costs the county" }
    /// Heading of elements.
    element_heading() { "措施", "element" }
    /// What arises only from elements together.
    together() { "各项叠加影响", "together" }
    /// How the elements were measured.
    concessions_note(parent) { "各项措施分别单独加在“{parent}”之上测算县级净额，负数为县级让利；“各项叠加影响”为整体与各项之和的差", "each element alone on `{parent}`, change of what the county keeps (below zero: its cost); together: the whole less the sum of the elements" }
    /// An element that means nothing without another.
    not_alone_note() { "— 该措施依附于其他措施，不能单独测算，其影响计入叠加影响", "— it cannot stand without another element; what it does is in `together`" }
}
