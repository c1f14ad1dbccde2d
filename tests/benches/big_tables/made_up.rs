//! Books with one big table of revenue, made up by a formula.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use rust_xlsxwriter::Workbook;

/// The columns of the table.
pub const HEADERS: [&str; 6] = ["镇", "年度", "科目编码", "科目名称", "口径", "金额(万元)"];

/// What is collected, each with its name.
pub const CODES: [(&str, &str); 20] = [
    ("10101", "增值税"),
    ("10104", "企业所得税"),
    ("10106", "个人所得税"),
    ("10107", "资源税"),
    ("10109", "城市维护建设税"),
    ("10110", "房产税"),
    ("10111", "印花税"),
    ("10112", "城镇土地使用税"),
    ("10113", "土地增值税"),
    ("10114", "车船税"),
    ("10118", "耕地占用税"),
    ("10119", "契税"),
    ("10120", "烟叶税"),
    ("10121", "环境保护税"),
    ("10199", "其他税收收入"),
    ("10302", "专项收入"),
    ("10304", "行政事业性收费收入"),
    ("10305", "罚没收入"),
    ("10307", "国有资源(资产)有偿使用收入"),
    ("10399", "其他收入"),
];

/// How large a book is.
#[derive(Clone, Copy)]
pub struct Size {
    pub towns: usize,
    pub years: usize,
}

impl Size {
    pub const fn rows(self) -> usize {
        self.towns * self.years * CODES.len()
    }
}

/// What follows what in a table: all of a town, oldest first; or all of a year, newest first.
#[derive(Clone, Copy)]
pub enum Order {
    ByTown,
    ByYear,
}

/// A row as text, but for the amount.
type Row = ([String; 5], f64);

fn rows(size: Size, order: Order) -> impl Iterator<Item = Row> {
    let keys: Vec<(usize, usize)> = match order {
        Order::ByTown => {
            (0..size.towns).flat_map(|town| (0..size.years).map(move |year| (town, year))).collect()
        }
        Order::ByYear => {
            (0..size.years).rev().flat_map(|year| (0..size.towns).map(move |town| (town, year))).collect()
        }
    };
    keys.into_iter().flat_map(|(town, year)| {
        CODES.iter().enumerate().map(move |(at, (code, name))| {
            let hundredths = (town * 37 + at * 101) % 90_000 + year * 7 + 4000 * (1 + town % 25);
            let texts = [
                name_of(town),
                (1976 + year).to_string(),
                (*code).to_owned(),
                (*name).to_owned(),
                "全口径".to_owned(),
            ];
            // So few digits are exact enough.
            #[expect(clippy::cast_precision_loss, reason = "made-up amounts are small")]
            let amount = hundredths as f64 / 100.0;
            (texts, amount)
        })
    })
}

fn name_of(town: usize) -> String {
    format!("第{:04}镇", town + 1)
}

fn settings(folder: &Path, size: Size) {
    let mut text = "name = \"a big book\"\nkind = \"illustrative\"\n".to_owned();
    for town in 0..size.towns {
        let _ = write!(
            text,
            "[[town]]\nid = \"t{town}\"\nname = {{ zh = \"{}\", en = \"Town {town}\" }}\n",
            name_of(town)
        );
    }
    fs::create_dir_all(folder).expect("a folder");
    fs::write(folder.join("book.toml"), text).expect("a file");
}

/// Writes a book with a revenue.csv.
pub fn csv(folder: &Path, size: Size, order: Order) {
    settings(folder, size);
    let mut text = format!("\u{feff}{}\r\n", HEADERS.join(","));
    for (texts, amount) in rows(size, order) {
        let _ = write!(text, "{},{amount:.2}\r\n", texts.join(","));
    }
    fs::write(folder.join("revenue.csv"), text).expect("a file");
}

/// Writes a book with a revenue.xlsx.
pub fn xlsx(folder: &Path, size: Size) {
    settings(folder, size);
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    for (column, header) in (0..).zip(HEADERS) {
        sheet.write(0, column, header).expect("a cell");
    }
    for (row, (texts, amount)) in (1..).zip(rows(size, Order::ByTown)) {
        for (column, text) in (0..).zip(&texts) {
            sheet.write(row, column, text).expect("a cell");
        }
        sheet.write(row, 5, amount).expect("a cell");
    }
    workbook.save(folder.join("revenue.xlsx")).expect("a workbook");
}
