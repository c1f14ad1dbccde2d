//! Pay by elements, contributions, posts taken over and powers, worked out by hand.

use super::{Small, split};

/// One category of three heads, of which the town bears 70 %; pay grows by 1 %, 绩效 by 10 %.
fn small() -> Small {
    let baseline = "[growth]\n\"101\" = \"0%\"\n\"103\" = \"3%\"\n[spending]\n\"*\" = \"1%\"\noperations = \"5%\"\n\
        [staffing]\npay_growth = \"1%\"\n[staffing.growth]\n\"绩效\" = \"10%\"\n\
        [[staffing.posts]]\nid = \"p\"\nyear = 2025\ncategory = \"事业编制\"\nposts = 2\ntown_bears = \"50%\"\nfrom = \"county\"\n\
        [[staffing.retire]]\nid = \"r\"\nyear = 2026\ncategory = \"事业编制\"\nposts = 1\n\
        [[devolve]]\nid = \"d\"\nyear = 2025\noperations = \"10.01元\"\n\
        fees = { code = \"10304\", amount = \"100.05元\", from = \"county\" }\n";
    let small = Small::new("2024,10101,,100,", &split("{ of = \"local\", town = \"40%\" }"), baseline);
    small.put("data/small/expenditure.csv", "年度,功能科目,金额(元)\n2024,201,1\n");
    small.put(
        "data/small/staffing.csv",
        "年度,类别,实有人数,人均成本(元/人年),基本工资(元/人年),绩效(元/人年),负担\n\
         2024,事业编制,3,,1000.05,500.05,镇70%\n2024,离退休,2,100.01,,,镇\n",
    );
    small.put(
        "data/small/employer_rates.csv",
        "险种,类别,起始年,费率,基数\n养老,,2020,20%,基本工资+绩效\n养老,事业编制,2020,16%,基本工资\n",
    );
    small
}

#[test]
fn contributions_are_rounded_once_a_category_and_item() {
    let small = small();
    // 3 × 1,500.10 = 4,500.30; 16 % of 3,000.15 is 480.02(4); of 4,980.32 70 %: 3,486.22(4).
    assert_eq!(small.row("staffing", "事业编制", 2024, 2025), "3486.22");
    assert_eq!(small.row("staffing_borne", "事业编制", 2024, 2025), "1494.10");
    // A cost in all has its contributions in it.
    assert_eq!(small.row("staffing", "离退休", 2024, 2025), "200.02");
    // 1,010.05(05) and 550.05(5) → 550.06: 3 × 1,560.11 = 4,680.33; 16 % of 3,030.15 is 484.82(4); of 5,165.15 70 %: 3,615.60(5).
    assert_eq!(small.row("staffing", "事业编制", 2025, 2025), "3615.61");
    // 2 × 1,560.11 = 3,120.22; 16 % of 2,020.10 is 323.21(6) → 323.22; half of 3,443.44.
    assert_eq!(small.row("staffing", "p", 2025, 2025), "1721.72");
}

#[test]
fn who_retires_is_paid_as_the_retired_are() {
    // 100.01 × 1.01 = 101.01(01), then 102.02(02); three of them.
    assert_eq!(small().row("staffing", "离退休", 2025, 2025), "202.02");
    assert_eq!(small().row("staffing", "离退休", 2026, 2026), "306.06");
}

#[test]
fn a_power_has_its_fees_and_costs() {
    let small = small();
    // As stated, then 100.05 × 1.03 = 103.05(15), and 10.01 × 1.05 = 10.51(05).
    for (line, first, second) in [
        ("town_share", "100.05", "103.05"),
        ("collected", "100.05", "103.05"),
        ("operations", "10.01", "10.51"),
    ] {
        assert_eq!(small.row(line, "d", 2025, 2025), first, "{line}");
        assert_eq!(small.row(line, "d", 2026, 2026), second, "{line}");
    }
}
