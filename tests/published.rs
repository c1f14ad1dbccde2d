//! Accounts that real towns published, run through the program and held against what the reports print.
//!
//! What is expected is read from the case files under `tests/cases`, which were written down from the reports; what
//! they leave out stands here with its source. Nothing here was ever our own output.

mod common;

use std::fs;

use common::{Ran, Table, caili, scaled};
use serde_json::Value;

/// 万元 and 亿元, in fen.
const WAN: i128 = 1_000_000;
const YI: i128 = 10_000 * WAN;

/// A case as written down from its report.
fn case(name: &str) -> Value {
    let path = format!("{}/tests/cases/{name}.json", env!("CARGO_MANIFEST_DIR"));
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

/// A decimal of a case, in fen.
fn fen(value: &Value, unit: i128) -> i128 {
    let text = value.as_str().unwrap_or_else(|| panic!("`{value}` is no text"));
    let hundredths = scaled(text, 4) * unit;
    assert!(hundredths % 10_000 == 0, "`{text}` is finer than a fen");
    hundredths / 10_000
}

/// All decimals of a table or list of a case, added up.
fn sum(values: &Value, unit: i128) -> i128 {
    let list: Vec<&Value> = match values {
        Value::Object(entries) => entries.values().collect(),
        Value::Array(entries) => entries.iter().collect(),
        _ => panic!("`{values}` holds no decimals"),
    };
    list.into_iter().map(|value| fen(value, unit)).sum()
}

/// The statement that a book's run writes.
fn statement(book: &str) -> Table {
    let ran: Ran = caili(&format!("run {book} --no-charts")).with_output().succeeds();
    ran.table("statement.csv")
}

/// A line of one year and account; `None` where it is unknown.
fn line_of(table: &Table, year: &str, account: &str, line: &str) -> Option<i128> {
    table.row(&[("year", year), ("account", account), ("line", line), ("code", "")]).fen("amount")
}

/// A line of the general account that must be known.
fn line(table: &Table, year: &str, line: &str) -> i128 {
    line_of(table, year, "general", line).unwrap_or_else(|| panic!("{line} of {year} is unknown"))
}

/// All that came in on the general account.
fn all_in(table: &Table, year: &str) -> i128 {
    ["town_share", "returns", "general_transfers", "brought_in", "carry_over", "tied", "borrowed"]
        .map(|name| line(table, year, name))
        .iter()
        .sum()
}

/// All that went out, but for what is left.
fn all_out(table: &Table, year: &str) -> i128 {
    ["remitted", "other_remitted", "moved_out", "spending"].map(|name| line(table, year, name)).iter().sum()
}

/// (new / old − 1) in hundredths of a per cent, half away from zero.
fn growth(old: i128, new: i128) -> i128 {
    let (change, twice) = ((new - old) * 20_000, 2 * old);
    (change.abs() + old) / twice * change.signum()
}

#[test]
fn growth_is_rounded_half_away_from_zero() {
    assert_eq!((growth(200, 201), growth(9, 5), growth(16, 25)), (50, -4444, 5625));
    assert_eq!((growth(20_000, 20_001), growth(20_000, 19_999)), (1, -1));
}

/// 清溪镇 2023.
#[test]
fn qingxi_comes_out_as_printed() {
    let case = case("10_town_qingxi_2023");
    let (parts, out) = (&case["inputs"]["components"], &case["inputs"]["outflows"]);
    let (tied, sent_up) = (fen(&parts["专项转移支付"], WAN), fen(&out["专项上解"], WAN));
    let left = fen(&out["结转下年"], WAN);
    let table = statement("data/qingxi-2023");
    let of = |name| line(&table, "2023", name);

    assert_eq!(of("town_share"), fen(&parts["一般公共预算收入"], WAN));
    assert_eq!(of("tied"), tied);
    assert_eq!(of("carry_over"), fen(&parts["上年结转"], WAN));
    assert_eq!(of("brought_in"), fen(&parts["基金调入"], WAN));
    assert_eq!(of("other_remitted"), sent_up);
    assert_eq!(of("usable"), sum(parts, WAN) - tied - sent_up);
    assert_eq!(of("usable"), 5_960 * WAN, "as the paper of this program states it");
    assert_eq!(all_in(&table, "2023"), fen(&case["expected"]["total"], WAN));
    assert_eq!(of("spending"), sum(out, WAN) - sent_up - left);
    assert_eq!(of("closing"), left);
    assert_eq!(of("closing"), all_in(&table, "2023") - all_out(&table, "2023"));
    for (code, spent) in out.as_object().unwrap().iter().filter(|(code, _)| code.parse::<u32>().is_ok()) {
        let row = table.row(&[("account", "general"), ("line", "spending"), ("code", code)]);
        assert_eq!(row.fen("amount"), Some(fen(spent, WAN)), "{code}");
    }
}

/// What the same report prints besides: 基金结转下年 1,513; 一般财政公共总收入 11,335 = 中央、市区级 6,830 + 乡镇本级 4,505.
#[test]
fn qingxi_has_its_other_accounts_as_printed() {
    let table = statement("data/qingxi-2023");
    assert_eq!(line_of(&table, "2023", "fund", "closing"), Some(1_513 * WAN));
    assert_eq!(line_of(&table, "2023", "all", "collected"), Some(11_335 * WAN));
    assert_eq!(line_of(&table, "2023", "all", "town_share"), Some(4_505 * WAN));
    assert_eq!(line_of(&table, "2023", "all", "handed_up"), Some(6_830 * WAN));
}

/// The report prints neither staffing nor the county's part, so nothing that needs them is known.
#[test]
fn what_qingxi_does_not_print_is_unknown_and_not_zero() {
    let table = statement("data/qingxi-2023");
    for name in ["county_share", "staffing", "after_staffing", "balance", "collected", "handed_up"] {
        assert_eq!(line_of(&table, "2023", "general", name), None, "{name}");
    }
}

/// 中庄镇 2019 and 2020, tax by tax.
#[test]
fn zhongzhuang_grows_as_printed() {
    let case = case("18_town_zhongzhuang_by_tax");
    let expected = &case["expected"];
    let table = statement("data/zhongzhuang-2019-2020");
    let percent = |value: &Value| scaled(value.as_str().unwrap(), 2);
    let both = |name| (line(&table, "2019", name), line(&table, "2020", name));

    let tax = |year: &str, code: &str| {
        let row = table.row(&[("year", year), ("line", "town_share"), ("code", code)]);
        row.fen("amount").unwrap()
    };
    let printed = expected["growth_by_tax"].as_object().unwrap();
    assert_eq!(printed.len(), 8);
    for (code, rate) in printed {
        assert_eq!(tax("2019", code), fen(&case["inputs"]["y2019"][code], WAN), "{code}");
        assert_eq!(tax("2020", code), fen(&case["inputs"]["y2020"][code], WAN), "{code}");
        assert_eq!(growth(tax("2019", code), tax("2020", code)), percent(rate), "{code}");
    }
    let (before, after) = both("town_share");
    assert_eq!((before, after), (fen(&expected["total_2019"], WAN), fen(&expected["total_2020"], WAN)));
    assert_eq!(growth(before, after), percent(&expected["growth_total"]));

    let transfers = |year| line(&table, year, "general_transfers") + line(&table, year, "tied");
    for year in ["2019", "2020"] {
        assert_eq!(transfers(year), sum(&case["inputs"]["transfers"][year], WAN), "{year}");
        assert_eq!(all_in(&table, year), fen(&expected[format!("grand_total_{year}")], WAN), "{year}");
    }
    assert_eq!(growth(transfers("2019"), transfers("2020")), percent(&expected["transfer_growth"]));
    assert_eq!(growth(all_in(&table, "2019"), all_in(&table, "2020")), percent(&expected["grand_growth"]));
}

/// 湟里镇 2025: 可用财力 that counts tied money in.
#[test]
fn huangli_adds_up_as_printed() {
    let case = case("08_town_huangli_2025");
    let parts = &case["inputs"]["components"];
    let table = statement("tests/books/huangli-2025");
    let of = |name| line(&table, "2025", name);
    let returned = ["支出基数", "超目标任务分成", "专项分成"].map(|part| fen(&parts[part], WAN));
    assert_eq!(of("returns"), returned.iter().sum::<i128>());
    assert_eq!(of("regime_capacity"), of("returns"), "it keeps nothing of what it collects");
    assert_eq!(of("tied"), fen(&parts["专款指标"], WAN));
    assert_eq!(of("general_transfers"), fen(&parts["一次性补助"], WAN));
    assert_eq!(of("brought_in"), fen(&parts["调入资金"], WAN));
    assert_eq!(sum(parts, WAN), fen(&case["expected"]["total"], WAN));
    assert_eq!(of("usable"), fen(&case["expected"]["total"], WAN));
    assert_eq!(all_in(&table, "2025"), fen(&case["expected"]["total"], WAN));
}

/// 小林镇 2022.
#[test]
fn xiaolin_balances_as_printed() {
    let case = case("12_town_xiaolin_2022");
    let (parts, expected) = (&case["inputs"]["components"], &case["expected"]);
    let table = statement("tests/books/xiaolin-2022");
    assert_eq!(line(&table, "2022", "town_share"), fen(&parts["一般公共预算收入"], WAN));
    assert_eq!(all_in(&table, "2022"), fen(&expected["total"], WAN));
    assert_eq!(all_out(&table, "2022"), fen(&expected["outflow_total"], WAN));
    assert_eq!(line(&table, "2022", "spending"), sum(&case["inputs"]["outflows"], WAN));
    assert_eq!(line(&table, "2022", "closing"), fen(&expected["balance"], WAN));
}

/// 东凤镇 2010: its total takes the fund account in.
#[test]
fn dongfeng_adds_up_as_printed() {
    let case = case("16_town_dongfeng_2010");
    let parts = &case["inputs"]["components"];
    let table = statement("tests/books/dongfeng-2010");
    let of = |name| line(&table, "2010", name);
    let fund = line_of(&table, "2010", "fund", "town_share").unwrap();
    assert_eq!(of("town_share"), fen(&parts["一般预算收入"], WAN));
    assert_eq!(of("tied"), fen(&parts["上级专项补助及转移支付"], WAN));
    assert_eq!(of("carry_over"), fen(&parts["上年结余"], WAN));
    assert_eq!(fund, fen(&parts["政府基金"], WAN));
    assert_eq!(all_in(&table, "2010") + fund, fen(&case["expected"]["total"], WAN));
}

/// 迎龙镇 2019: its totals take the fund account in.
#[test]
fn yinglong_balances_as_printed() {
    let case = case("17_town_yinglong_2019");
    let (parts, out) = (&case["inputs"]["components"], &case["inputs"]["outflows"]);
    let expected = &case["expected"];
    let table = statement("tests/books/yinglong-2019");
    let of = |name| line(&table, "2019", name);
    let fund = |name| line_of(&table, "2019", "fund", name).unwrap();
    assert_eq!(of("town_share"), fen(&parts["本镇财政收入"], WAN));
    assert_eq!(of("returns") + of("general_transfers") + of("tied"), fen(&parts["上级补助收入"], WAN));
    assert_eq!(of("carry_over"), fen(&parts["上年结余结转"], WAN));
    assert_eq!(of("spending"), fen(&out["公共预算支出"], WAN));
    assert_eq!(of("remitted") + of("other_remitted"), fen(&out["上解支出"], WAN));
    assert_eq!(fund("tied"), fen(&parts["上级补助收入(基金)"], WAN));
    assert_eq!(fund("spending"), fen(&out["政府性基金支出"], WAN));
    assert_eq!(all_in(&table, "2019") + fund("tied"), fen(&expected["total"], WAN));
    assert_eq!(all_out(&table, "2019") + fund("spending"), fen(&expected["outflow_total"], WAN));
    assert_eq!(of("closing") + fund("closing"), fen(&expected["balance"], WAN));
}

/// 洪山镇 2021: the district with the town, less the district without it.
#[test]
fn hongshan_comes_out_as_the_difference_of_two_accounts() {
    let case = case("20_county_gulou_hongshan_2021");
    let town = &case["expected"]["derived_town"];
    let (all, own) = (&case["inputs"]["district_all"], &case["inputs"]["district_only"]);
    let table = statement("tests/books/gulou-2021");
    let of = |name| line(&table, "2021", name);
    let difference = |key: &str| fen(&all[key], YI) - fen(&own[key], YI);
    assert_eq!(of("town_share"), difference("revenue"));
    assert_eq!(of("remitted"), fen(&town["remit_to_district"], YI));
    let granted = fen(&town["grant_from_district"], YI) + fen(&town["direct_upper_grants"], YI);
    assert_eq!(of("general_transfers"), granted);
    assert_eq!(of("carry_over"), difference("carry"));
    assert_eq!(of("spending"), difference("expenditure"));
    assert_eq!(of("closing"), fen(&town["balance"], YI));
    let printed = |key: &str| fen(&case["expected"][key], YI);
    assert_eq!(of("closing"), printed("all_balance") - printed("own_balance"));
    let fund = table.row(&[("year", "2021"), ("line", "set_aside"), ("code", "23015")]).fen("amount");
    assert_eq!(fund, Some(difference("to_stab")));
    let rate = scaled(case["expected"]["town_remit_rate_pct"].as_str().unwrap(), 1);
    assert_eq!((2_000 * of("remitted") + of("town_share")) / (2 * of("town_share")), rate);
}
