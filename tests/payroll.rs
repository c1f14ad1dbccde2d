//! Payroll lists: summed by category to the fen, whatever they look like, and no name or identity number in anything that comes out.

mod common;

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use caili::book::Book;
use caili::files::{Sources, load_book};
use caili::num::Money;
use common::{caili, files_in, write};
use rust_xlsxwriter::Workbook;

/// Whom no output may know: names, and numbers of identity (made up).
const PEOPLE: [(&str, &str); 4] = [
    ("张三丰", "110101199001011237"),
    ("李四光", "11010119900101124X"),
    ("赵六甲", "110101199001011253"),
    ("钱七乙", "110101199001011261"),
];

/// Others who made the list.
const OFFICIALS: [&str; 2] = ["王五丰", "孙八丙"];

const SETTINGS: &str = "name = { zh = \"示例镇\", en = \"Pilot\" }\nkind = \"illustrative\"\nunit = \"万元\"\n\n[[town]]\nid = \"shili\"\nname = { zh = \"示例镇\", en = \"Pilot\" }\n";

/// A book with receipts of 2024 and whatever else is given, and a scenario beside it.
fn book_with(files: &[(&str, Vec<u8>)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "data/shili/book.toml", SETTINGS);
    write(
        folder.path(),
        "data/shili/revenue.csv",
        "年度,科目编码,金额(万元)\n2024,10101,900\n2024,10104,80\n",
    );
    for (name, bytes) in files {
        write(folder.path(), &format!("data/shili/{name}"), bytes);
    }
    write(
        folder.path(),
        "scenarios/shili/baseline.toml",
        "title = { zh = \"现行\", en = \"now\" }\nregime = \"main\"\ngrowth.\"*\" = \"2%\"\nstaffing.pay_growth = \"3%\"\n",
    );
    write(
        folder.path(),
        "scenarios/shili/regimes/main.toml",
        "title = { zh = \"现行\", en = \"now\" }\n\n[[rule]]\nid = \"share\"\ntitle = { zh = \"分成\", en = \"share\" }\n\
         reference = \"x\"\nsince = 2019\ncovers = [\"101\"]\nsplit = { of = \"local\", town = \"40%\" }\n",
    );
    folder
}

fn loaded(folder: &Path) -> Book {
    load_book(&folder.join("data/shili"), &mut Sources::new()).unwrap().value
}

/// Heads and fen of each category, in the book's order.
fn categories(book: &Book) -> Vec<(String, i64, Money)> {
    let rows = book.staffing.as_ref().unwrap();
    rows.iter().map(|row| (row.category.clone(), row.headcount, row.stated_total().unwrap())).collect()
}

fn fen(fen: i64) -> Money {
    Money::from_fen(fen)
}

/// A list of December, as offices print it: title, who answers for it, subtotals, a total, who made it.
fn december() -> String {
    let who = |at: usize| format!("{},{}", PEOPLE[at].0, PEOPLE[at].1);
    format!(
        "示例镇2024年12月工资发放表,,,,,,,,\n单位负责人\u{ff1a}{},,,,,,单位\u{ff1a}元,,\n\
         序号,姓名,身份证号,编制性质,基本工资,津贴补贴,代扣养老保险,应发合计,实发合计\n\
         1,{},公务员,3250.11,4500.55,620,7750.66,7130.66\n\
         2,{},公务员,3260.11,4500.55,620,7760.66,7140.66\n\
         ,小计,,,6510.22,9001.10,1240,15511.32,14271.32\n\
         3,{},事业编,3100,4900.01,640,8000.01,7360.01\n\
         4,{},退休,,1100.33,,1100.33,1100.33\n\
         ,合计,,,9610.22,15001.44,1880,24611.66,22731.66\n制表\u{ff1a}{},,,,,,,,\n",
        OFFICIALS[0],
        who(0),
        who(1),
        who(2),
        who(3),
        OFFICIALS[1]
    )
}

#[test]
fn a_list_of_one_month_stands_for_the_year() {
    let folder = book_with(&[("工资表-12月.csv", december().into_bytes())]);
    let book = loaded(folder.path());
    // Twelve times 8000.01, 1100.33, and 7750.66 + 7760.66.
    let expected = [("事业编制", 1, 9_600_012), ("离退休", 1, 1_320_396), ("行政编制", 2, 18_613_584)];
    let expected = expected.map(|(name, heads, sum)| (name.to_owned(), heads, fen(sum)));
    assert_eq!(categories(&book), expected);
    // The wage of the two is 3250.11 + 3260.11 a month.
    let civil = &book.staffing.as_ref().unwrap()[2];
    assert_eq!(civil.elements[0].name, "基本工资");
    assert_eq!(civil.elements[0].total, Some(fen(12 * 651_022)));
    let checked = caili("check data/shili --lang en").inside(folder.path()).run();
    assert_eq!((checked.code, checked.codes()), (0, vec!["B45".to_owned()]), "{}", checked.stderr);
    // The subtotal and the total.
    assert!(checked.stdout.contains("2 agree"), "{}", checked.stdout);
}

/// Twelve sheets of a workbook, one a month: somebody comes in July, somebody goes in March.
#[test]
fn twelve_sheets_add_up_to_the_year_to_the_fen() {
    let mut workbook = Workbook::new();
    for month in 1..=12_u32 {
        let sheet = workbook.add_worksheet();
        sheet.set_name(format!("{month}月")).unwrap();
        for (column, heading) in (0..).zip(["姓名", "身份证号", "人员类别", "应发工资"]) {
            sheet.write_string(0, column, heading).unwrap();
        }
        let mut row = 1;
        let mut person = |at: usize, category: &str, pay: f64| {
            sheet.write_string(row, 0, PEOPLE[at].0).unwrap();
            sheet.write_string(row, 1, PEOPLE[at].1).unwrap();
            sheet.write_string(row, 2, category).unwrap();
            sheet.write_number(row, 3, pay).unwrap();
            row += 1;
        };
        person(0, "事业", 8000.07);
        if month >= 7 {
            person(1, "事业", 6500.1);
        }
        if month <= 3 {
            person(2, "编外", 3000.33);
        }
        // Paid again in the same month: still one head.
        if month == 12 {
            person(0, "事业", 500.02);
        }
    }
    let folder = book_with(&[("工资2024.xlsx", workbook.save_to_buffer().unwrap())]);
    let book = loaded(folder.path());
    // 12 × 8000.07 + 6 × 6500.10 + 500.02 = 135,501.46 for two; 3 × 3000.33 = 9,000.99 for nobody at the end of the year.
    let expected = [("事业编制", 2, 13_550_146), ("编外", 0, 900_099)];
    assert_eq!(categories(&book), expected.map(|(name, heads, sum)| (name.to_owned(), heads, fen(sum))));
    let ran = caili("run data/shili --lang en --no-charts").inside(folder.path()).succeeds();
    assert!(ran.stdout.contains("residue 0.00"), "{}", ran.stdout);
    let files = files_in(&folder.path().join("output/shili"));
    let statement = common::Table::read(&files["statement.csv"]);
    let pay = statement.row(&[("year", "2024"), ("line", "staffing"), ("code", "")]);
    assert_eq!(pay.fen("amount"), Some(13_550_146 + 900_099));
    // Ahead two heads at the mean of 67,750.73, grown by 3 % to 69,783.25 (69,783.2519).
    let ahead = statement.row(&[("year", "2025"), ("line", "staffing"), ("code", "")]);
    assert_eq!(ahead.fen("amount"), Some(2 * 6_978_325));
}

#[test]
fn total_columns_are_exact_where_means_are_not() {
    // 100,000.00 over three heads is 33,333.33 a head, which comes to 99,999.99.
    let by_total = "年度,类别,实有人数,总额(元),负担\n2024,编外,3,100000,镇\n";
    let by_elements =
        "年度,类别,实有人数,基本工资总额(元),绩效(元/人年),负担\n2024,编外,3,100000,100.01,镇\n";
    for (table, sum) in [(by_total, 10_000_000), (by_elements, 10_030_003)] {
        let folder = book_with(&[("staffing.csv", table.into())]);
        assert_eq!(categories(&loaded(folder.path())), [("编外".to_owned(), 3, fen(sum))]);
        caili("run data/shili --lang en --no-charts").inside(folder.path()).succeeds();
        let files = files_in(&folder.path().join("output/shili"));
        let statement = common::Table::read(&files["statement.csv"]);
        let pay = statement.row(&[("year", "2024"), ("line", "staffing"), ("code", "")]);
        assert_eq!(pay.fen("amount"), Some(i128::from(sum)), "{table}");
    }
}

#[test]
fn units_are_told_apart_in_a_county() {
    let settings = "name = { zh = \"示例县\", en = \"County\" }\nkind = \"illustrative\"\nunit = \"万元\"\n\n[[town]]\nid = \"a\"\nname = { zh = \"和平镇\", en = \"A\" }\n\n[[town]]\nid = \"b\"\nname = { zh = \"城关镇\", en = \"B\" }\n";
    let list = "年度,姓名,单位,类别,负担,应发合计\n2024,张三丰,和平镇人民政府,行政,镇,90000\n2024,李四光,城关镇中心小学,事业,县,80000.5\n2024,赵六甲,城关镇人民政府,事业,镇70%,70000\n";
    let folder = book_with(&[("工资.csv", list.into())]);
    write(folder.path(), "data/shili/book.toml", settings);
    write(
        folder.path(),
        "data/shili/revenue.csv",
        "镇,年度,科目编码,金额(万元)\n和平镇,2024,10101,900\n城关镇,2024,10101,80\n",
    );
    let book = loaded(folder.path());
    let found: Vec<String> = book
        .staffing
        .iter()
        .flatten()
        .map(|row| {
            format!("{} {} {} {}", row.town.0, row.category, row.town_bears, row.stated_total().unwrap())
        })
        .collect();
    assert_eq!(
        found,
        ["0 行政编制 100% 90000.00", "1 事业编制-县 0% 80000.50", "1 事业编制-镇70% 70% 70000.00"]
    );
}

/// Everything that a person may see, of a book with this list: nobody is in it.
fn nobody_is_seen(list: &str, file: &str, must_read: bool) {
    let folder = book_with(&[(file, list.as_bytes().to_vec())]);
    let mut seen = String::new();
    let lists = |name: &str| name.ends_with(file);
    for command in [
        "check data/shili --lang en",
        "check data/shili --lang zh",
        "check data/shili --fix",
        "run data/shili --no-charts",
        "explain data/shili --year 2024 --line staffing --scenario baseline",
        "keys data/shili",
        &format!("init . --name drafted --from data/shili/{file} data/shili/revenue.csv"),
        "check data/drafted",
    ] {
        let ran = caili(command).inside(folder.path()).run();
        assert!(!ran.stderr.contains("panicked"), "{}", ran.stderr);
        if must_read && !command.starts_with("explain") {
            assert_eq!(ran.code, 0, "{command}:\n{}\n{}", ran.stdout, ran.stderr);
        }
        seen += &[command, &ran.stdout, &ran.stderr].join("\n");
    }
    for (name, bytes) in files_in(folder.path()).into_iter().filter(|(name, _)| !lists(name)) {
        seen += &[name, String::from_utf8_lossy(&bytes).into_owned()].join("\n");
    }
    if let Ok(book) = load_book(&folder.path().join("data/shili"), &mut Sources::new()) {
        write!(seen, "{book:?}").unwrap();
    }
    assert!(seen.contains("run.json") || !must_read);
    for word in PEOPLE.iter().flat_map(|(name, number)| [*name, *number]).chain(OFFICIALS) {
        let at = seen.find(word);
        let around = at.map(|at| {
            seen[..at].chars().rev().take(200).collect::<String>().chars().rev().collect::<String>()
        });
        assert!(at.is_none(), "{word} is seen: {}", around.unwrap_or_default());
    }
}

#[test]
fn nobody_of_a_list_is_ever_seen() {
    nobody_is_seen(&december(), "工资表.csv", true);
}

#[test]
fn nobody_of_a_broken_list_is_ever_seen() {
    let good = december();
    let broken = |from: &str, to: &str| {
        assert!(good.contains(from), "{from}");
        good.replacen(from, to, 1)
    };
    for list in [
        // The name where the category belongs, the number where an amount does, and the other way round.
        broken("李四光,11010119900101124X,公务员", "11010119900101124X,公务员,李四光"),
        broken("7750.66,7130.66", "110101199001011237,张三丰"),
        broken("1,张三丰,110101199001011237,公务员", "张三丰,110101199001011237,公务员,1"),
        // A quote that is never closed.
        broken("李四光,", "\"李四光,"),
        // A row too long, a row too short.
        broken("2,李四光", "2,2,2,2,2,2,李四光"),
        broken(",7760.66,7140.66", ""),
        // A failed formula, a category that is none, a name in a row of its own.
        broken("7760.66", "#REF!"),
        broken("事业编,", "钱七乙,"),
        broken("4,钱七乙,110101199001011261", "钱七乙,,"),
        // No year, no heading of categories.
        good.replace("2024年12月", ""),
        good.replace("编制性质", "部门"),
    ] {
        nobody_is_seen(&list, "工资表.csv", false);
        // Nor where it is taken for another table.
        nobody_is_seen(&list, "transfers.csv", false);
    }
}

#[test]
fn a_draft_is_made_with_a_list() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("list.csv"), december()).unwrap();
    fs::write(folder.path().join("a.csv"), "2024年收入决算表,\n项目,决算数\n增值税,4402\n").unwrap();
    let drafted = caili("init --lang en --name d --from a.csv list.csv").inside(folder.path()).run();
    assert_eq!((drafted.code, drafted.codes()), (0, vec!["B45".to_owned()]), "{}", drafted.stderr);
    let staffing = fs::read_to_string(folder.path().join("data/d/staffing.csv")).unwrap();
    assert!(staffing.contains("2024,行政编制,2,镇,78122.64,108013.2"), "{staffing}");
    let checked = caili("check data/d --lang en").inside(folder.path()).succeeds();
    assert!(checked.stdout.contains("2024 29.53"), "{}", checked.stdout);
}
