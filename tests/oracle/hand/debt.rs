//! Schedules of loans, stocks and services, worked out by hand.

use super::{Small, split};

const BASELINE: &str = "[growth]\n\"*\" = \"0%\"\n[spending]\n\"*\" = \"10%\"\n";

fn small(more: &str) -> Small {
    let small = Small::new(
        "2024,10101,,100,",
        &split("{ of = \"local\", town = \"40%\" }"),
        &format!("{BASELINE}{more}"),
    );
    let head =
        "name = { zh = \"小\", en = \"Small\" }\nkind = \"illustrative\"\nunit = \"元\"\nsources = []\n";
    let town = "[[town]]\nid = \"one\"\nname = { zh = \"一镇\", en = \"One\" }\npopulation = 10\n";
    small.put("data/small/book.toml", &format!("{head}{town}"));
    small.put("data/small/expenditure.csv", "年度,功能科目,金额(元)\n2024,205,30\n2024,232,4\n");
    small.put("data/small/stocks.csv", "年度,项目,余额(元)\n2024,暂付款,5.20\n2024,往年赤字,1\n");
    small
}

fn loan(principal: &str, rate: &str, term: u8, grace: u8, method: &str) -> Small {
    small(&format!(
        "[[loan]]\nid = \"l\"\nyear = 2025\nprincipal = \"{principal}\"\nrate = \"{rate}\"\nterm = {term}\n\
         grace = {grace}\nmethod = \"{method}\"\n"
    ))
}

fn due(small: &Small, y: i64) -> [String; 2] {
    ["l:interest", "l:principal"].map(|code| small.row("debt_service", code, y, y))
}

#[test]
fn level_payments() {
    // 100·0.05·1.157625/0.157625 = 36.72(08): 5 and 31.72; 68.28 × 5 % = 3.41(4) and 33.31; 34.97 × 5 % = 1.74(85), the rest.
    let small = loan("100元", "5%", 3, 0, "等额本息");
    assert_eq!(small.row("borrowed", "l", 2025, 2025), "100.00");
    assert_eq!(due(&small, 2026), ["5.00", "31.72"]);
    assert_eq!(due(&small, 2027), ["3.41", "33.31"]);
    assert_eq!(due(&small, 2028), ["1.75", "34.97"]);
    // Beside it the printed 4 grows by a tenth a year.
    assert_eq!(small.row("debt_service", "232", 2026, 2026), "4.84");
}

#[test]
fn equal_principal_after_a_year_of_grace() {
    // 1 yuan in thirds, the last clears; 10 % of 1, 1, 0.67, 0.34.
    let small = loan("1元", "10%", 4, 1, "equal principal");
    assert_eq!(due(&small, 2026), ["0.10", "0.00"]);
    assert_eq!(due(&small, 2027), ["0.10", "0.33"]);
    assert_eq!(due(&small, 2028), ["0.07", "0.33"]);
    assert_eq!(due(&small, 2029), ["0.03", "0.34"]);
}

#[test]
fn a_bullet() {
    let small = loan("0.50元", "3%", 2, 0, "到期还本");
    // 0.015 → 0.02, twice.
    assert_eq!(due(&small, 2026), ["0.02", "0.00"]);
    assert_eq!(due(&small, 2027), ["0.02", "0.50"]);
}

#[test]
fn the_books_own_loans_tell_what_is_due() {
    let small = small("");
    small.put(
        "data/small/debt.csv",
        "贷款,种类,本金(元),年利率,起始年,期限,方式\n债券,政府债务,100,4%,2023,2,到期还本\n水厂,企业债务,50,0%,2024,5,等额本息\n",
    );
    assert_eq!(small.line("debt_service", 2024, 2025), "4.00");
    assert_eq!(small.line("debt_service", 2025, 2025), "104.00");
    assert_eq!(small.line("debt_service", 2026, 2026), "0.00");
    // A fifth of 50 a year.
    assert_eq!(small.line("company_debt_service", 2025, 2025), "10.00");
    assert_eq!(small.line("debt_outstanding", 2024, 2025), "150.00");
    assert_eq!(small.line("debt_outstanding", 2026, 2026), "30.00");
}

#[test]
fn a_stock_is_cleared_and_no_more() {
    let small = small("[[work_off]]\nid = \"w\"\nitem = \"暂付款\"\nyears = \"2025..\"\namount = \"2元\"\n");
    for (y, paid, left) in [(2025, "2.00", "4.20"), (2027, "1.20", "1.00"), (2028, "0.00", "1.00")] {
        assert_eq!(small.row("other_spending", "w", y, y), paid, "{y}");
        assert_eq!(small.line("stocks_outstanding", y, y), left, "{y}");
    }
}

#[test]
fn services_are_raised_to_their_standards() {
    let service = |id: &str, standard: &str| {
        format!("[[service]]\nid = \"{id}\"\nyear = 2025\nfunction = \"205\"\nstandard = \"{standard}\"\n")
    };
    let small = small(&(service("a", "4元") + &service("b", "4.5元")));
    // 2025: 33 is spent, 40 and 45 are due. 2026: 36.3. 2028: 43.923, 1.077 of which rounds as the growth does: 43.92.
    for (y, a, b) in [(2025, "7.00", "5.00"), (2026, "3.70", "5.00"), (2028, "0.00", "1.08")] {
        assert_eq!(small.row("livelihood", "a", y, y), a, "{y}");
        assert_eq!(small.row("livelihood", "b", y, y), b, "{y}");
    }
}
