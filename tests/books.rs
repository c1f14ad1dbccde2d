//! Books that are in order, or nearly: what is read of them.

use std::fs;
use std::path::Path;

use caili::book::{Account, Book, ParameterValue, Scope, Stage, TownId};
use caili::files::{Sources, load_book};
use caili::num::{Money, Unit, Year};
use caili::problem::{Checked, Problems};
use caili::render;
use caili::text::Lang;

const TOWN: &str = "name = \"示例镇\"\nkind = \"illustrative\"\nunit = \"万元\"\n[[town]]\nid = \"a\"\n";
const COUNTY: &str = "name = \"示例县\"\nkind = \"illustrative\"\nunit = \"万元\"\n[[town]]\nid = \"a\"\n\
    name = { zh = \"和平镇\", en = \"Heping\" }\n[[town]]\nid = \"b\"\n";

/// Loads a book of these files.
fn load(settings: &str, tables: &[(&str, &str)]) -> Result<Checked<Book>, Problems> {
    load_with(settings, tables, &mut Sources::new())
}

fn load_with(
    settings: &str,
    tables: &[(&str, &str)],
    sources: &mut Sources,
) -> Result<Checked<Book>, Problems> {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("book.toml"), settings).unwrap();
    for (name, text) in tables {
        fs::write(folder.path().join(name), text).unwrap();
    }
    load_book(folder.path(), sources)
}

fn codes(result: Result<Checked<Book>, Problems>) -> Vec<&'static str> {
    let problems = match result {
        Ok(book) => book.warnings,
        Err(problems) => problems,
    };
    problems.sorted().iter().map(|problem| problem.code).collect()
}

fn year(year: i64) -> Year {
    Year::new(year).unwrap()
}

fn wan(text: &str) -> Money {
    Money::parse(text, Unit::Wan).unwrap()
}

#[test]
fn the_books_of_this_repository_are_in_order() {
    let Ok(books) = fs::read_dir("data") else { return };
    for book in books.map(|entry| entry.unwrap().path()).filter(|path| path.is_dir()) {
        let mut sources = Sources::new();
        let problems = match load_book(&book, &mut sources) {
            Ok(book) => book.warnings,
            Err(problems) => problems,
        };
        let told = render::problems(&problems, &|file| sources.text(file), Lang::En, false);
        assert!(!problems.any_error(), "{told}");
    }
}

#[test]
fn english_headers_with_a_mark_and_carriage_returns() {
    let revenue = "\u{feff}year,stage,account,code,name,scope,amount (yuan),one_off,note\r\n\
        2024,final,general,10101,VAT,gross,\"44,020,000.5\",no,\r\n\
        2024,final,fund,1030148,,town,1030000,yes,land\r\n\r\n,,,,,,,,\r\n";
    let book = load(TOWN, &[("revenue.csv", revenue)]).unwrap();
    assert!(book.warnings.is_empty());
    let rows = &book.value.revenue;
    assert_eq!(rows.len(), 2);
    assert_eq!(rows[0].amount.yuan(), "44020000.50");
    assert_eq!(rows[0].place.cell.as_ref().map(ToString::to_string).as_deref(), Some("G2"));
    assert_eq!((rows[1].account, rows[1].scope, rows[1].one_off), (Account::Fund, Scope::Town, true));
    assert_eq!(book.value.last_settled(), year(2024));
    assert!(book.value.transfers.is_none());
}

#[test]
fn the_most_final_stage_counts() {
    let revenue = "年度,阶段,科目编码,金额(万元)\n2023,决算,10101,1\n2024,年初预算,10101,2\n2024,执行,10101,3\n\
        2025,年初预算,10101,4\n";
    let book = load(TOWN, &[("revenue.csv", revenue)]).unwrap().value;
    let kept: Vec<_> = book.revenue.iter().map(|row| (row.year.get(), row.stage, row.amount)).collect();
    assert_eq!(
        kept,
        [(2023, Stage::Final, wan("1")), (2024, Stage::Outturn, wan("3")), (2025, Stage::Budget, wan("4"))]
    );
    assert_eq!(book.settled, [year(2023), year(2024)]);
}

#[test]
fn towns_answer_to_each_of_their_names() {
    let revenue = "镇,年度,科目编码,金额\n和平镇,2024,10101,1\nb,2024,10101,2\n";
    let parameters =
        "town,name,since,value\nHeping,base,,\"1,200万元\"\nb,share,2024,4:6\nb,share,2025,50%\n";
    let book = load(COUNTY, &[("revenue.csv", revenue), ("parameters.csv", parameters)]).unwrap().value;
    assert_eq!(book.revenue.iter().map(|row| row.town).collect::<Vec<_>>(), [TownId(0), TownId(1)]);
    let base = book.parameter(TownId(0), "base", year(1990)).map(|found| found.value);
    assert_eq!(base, Some(ParameterValue::Amount(wan("1200"))));
    let share = |at| book.parameter(TownId(1), "share", year(at)).map(|found| found.place.line);
    assert_eq!([share(2023), share(2024), share(2030)], [None, Some(3), Some(4)]);
}

#[test]
fn elements_of_pay_are_added_up() {
    let staffing = "年度,类别,编制数,实有人数,基本工资(元/人年),公积金(万元/人年),负担\n\
        2024,行政,50,48,60000,1.2,镇70%\n2024,编外,,20,40000,0,县\n";
    let revenue = "年度,科目编码,金额\n2024,10101,1\n";
    let book = load(TOWN, &[("revenue.csv", revenue), ("staffing.csv", staffing)]).unwrap().value;
    let rows = book.staffing.unwrap();
    assert_eq!((rows[0].category.as_str(), rows[0].cost.yuan()), ("行政编制", "72000.00".to_owned()));
    assert_eq!(rows[0].town_bears.to_string(), "70%");
    assert_eq!((rows[1].posts, rows[1].headcount, rows[1].town_bears.p()), (None, 20, 0));
}

#[test]
fn totals_beside_parts_are_found_along_every_line() {
    let revenue = ("revenue.csv", "年度,科目编码,金额\n2024,10101,1\n");
    let spending = |rows: &str| {
        let table = format!("年度,功能科目,经济科目,专项,金额\n{rows}");
        codes(load(TOWN, &[revenue, ("expenditure.csv", table.as_str())]))
    };
    assert_eq!(spending("2024,201,302,否,5\n2024,201,310,否,6\n2024,201,302,是,7\n"), [] as [&str; 0]);
    assert_eq!(spending("2024,201,,否,5\n2024,201,302,否,6\n"), ["B08"]);
    assert_eq!(spending("2024,201,302,否,5\n2024,20103,30201,否,6\n"), ["B08"]);
    assert_eq!(spending("2024,201,302,否,5\n2024,20103,,否,6\n"), [] as [&str; 0]);
    let accounts = "年度,账,科目编码,金额\n2024,合计,10,9\n2024,一般,10,8\n";
    assert_eq!(codes(load(TOWN, &[("revenue.csv", accounts)])), ["B08"]);
}

#[test]
fn problems_of_all_files_come_at_once() {
    let tables = [
        ("revenue.csv", "年度,科目编码,金额\n24,10101,x\n"),
        ("transfers.csv", "年度,科目编码,金额\n2024,11002,1,2\n"),
        ("staffing.csv", "年度,类别,实有人数,负担\n"),
    ];
    let settings = "kind = 3\n[[town]]\nid = \"a\"\n";
    assert_eq!(codes(load(settings, &tables)), ["B01", "B02", "B09", "B17", "F07", "F08"]);
    // Without a town no row can be checked.
    assert_eq!(codes(load("kind = 3\n", &tables)), ["B01", "B03", "B02", "F07", "F08"]);
}

#[test]
fn one_mistake_in_many_rows_is_told_once() {
    let revenue = "镇,年度,科目编码,金额\n".to_owned() + &"青山,2024,10101,1\n".repeat(12);
    let mut sources = Sources::new();
    let problems = load_with(COUNTY, &[("revenue.csv", revenue.as_str())], &mut sources).unwrap_err();
    let told = render::problems(&problems, &|file| sources.text(file), Lang::En, false);
    assert_eq!(told.matches("error[B16]").count(), 1, "{told}");
    assert!(told.contains("the same 11 more times: A3, A4, A5, A6, A7, A8, A9, A10, …"), "{told}");
}

#[test]
fn a_missing_folder_is_told() {
    let problems = load_book(Path::new("tests/no-such-book"), &mut Sources::new()).unwrap_err();
    let told = render::problems(&problems, &|_| None, Lang::En, false);
    assert_eq!(
        told,
        "error[F01]: there is no `tests/no-such-book`\n  ──▶ tests/no-such-book\n\
         hint: a book is a folder that holds at least `book.toml` and `revenue.csv`"
    );
}

/// A book names lines before there is a plan; both must know the same ones.
#[test]
fn a_book_and_a_plan_know_the_same_lines() {
    let lines: Vec<&str> = caili::plan::Line::ALL.iter().map(|line| line.name()).collect();
    let mut known = caili::book::classification::STATEMENT_LINES.to_vec();
    known.sort_by_key(|name| lines.iter().position(|line| line == name));
    assert_eq!(known, lines);
}
