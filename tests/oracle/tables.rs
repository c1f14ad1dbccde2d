//! A book's tables, read from their CSV text (spec, "tables"; design.md, section 4).

use std::collections::BTreeMap;
use std::path::Path;

use super::Fen;
use super::rational::Rational;

/// A figure of revenue.csv, transfers.csv or expenditure.csv.
#[derive(Clone, Debug)]
pub struct Row {
    pub town: usize,
    pub year: i64,
    pub account: &'static str,
    /// 科目编码, or 功能科目 in expenditure.csv.
    pub code: String,
    /// 经济科目, empty where there is none.
    pub economic: String,
    /// gross, local, town or above.
    pub scope: &'static str,
    pub one_off: bool,
    pub tied: bool,
    pub fen: Fen,
}

/// A row of staffing.csv.
#[derive(Clone, Debug)]
pub struct Pay {
    pub town: usize,
    pub year: i64,
    pub category: String,
    pub headcount: i64,
    /// Fen a head and year, all elements together.
    pub cost: Fen,
    /// Its elements; none where the cost is stated in all.
    pub elements: Vec<(String, Fen)>,
    /// What all heads cost in the year, where the row states that rather than the cost of one: by element, under `cost` in all.
    pub totals: BTreeMap<String, Fen>,
    /// The town's part.
    pub bears: Rational,
}

/// A row of employer_rates.csv: from a year on, the employer's part of some elements of pay.
#[derive(Clone, Debug)]
pub struct EmployerRate {
    pub item: String,
    /// Empty for all.
    pub category: String,
    pub since: i64,
    pub rate: Rational,
    pub base: Vec<String>,
}

/// How a loan is paid back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    EqualPrincipal,
    LevelPayments,
    Bullet,
}

impl Method {
    pub fn parse(text: &str) -> Self {
        match text {
            "等额本金" | "equal principal" => Self::EqualPrincipal,
            "等额本息" | "level payments" => Self::LevelPayments,
            "到期还本" | "bullet" => Self::Bullet,
            other => panic!("`{other}` is no way to pay back"),
        }
    }
}

/// A row of debt.csv, or a scenario's loan: drawn in `since`, served from the next year on for `term` years, of which
/// `grace` are of interest alone.
#[derive(Clone, Debug)]
pub struct Loan {
    pub town: usize,
    pub name: String,
    /// government, hidden or company.
    pub kind: &'static str,
    pub principal: Fen,
    pub rate: Rational,
    pub since: i64,
    pub term: i64,
    pub grace: i64,
    pub method: Method,
}

/// A row of stocks.csv: what is left at the end of the last settled year.
#[derive(Clone, Debug)]
pub struct Stock {
    pub town: usize,
    pub item: String,
    pub balance: Fen,
}

/// A row of parameters.csv; the value as text, since a ratio and an amount look alike to a table.
#[derive(Clone, Debug)]
pub struct Parameter {
    pub town: usize,
    pub name: String,
    pub since: i64,
    pub value: String,
}

/// book.toml and its tables. A missing table is `None`.
#[derive(Clone, Debug)]
pub struct Book {
    pub towns: Vec<String>,
    /// Every name of a town, and which it is.
    pub names: BTreeMap<String, usize>,
    /// Heads of a town's population, where the book says.
    pub population: Vec<Option<i64>>,
    pub revenue: Vec<Row>,
    pub transfers: Option<Vec<Row>>,
    pub expenditure: Option<Vec<Row>>,
    pub staffing: Option<Vec<Pay>>,
    pub employer_rates: Vec<EmployerRate>,
    pub debt: Option<Vec<Loan>>,
    pub stocks: Option<Vec<Stock>>,
    pub parameters: Vec<Parameter>,
    pub settled: Vec<i64>,
    pub includes: Vec<String>,
    pub adds: Vec<String>,
    pub takes: Vec<String>,
    pub leaves_out: Vec<String>,
}

/// Reads a TOML file.
pub fn toml_file(path: &Path) -> toml::Table {
    let text = std::fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    toml::from_str(text.trim_start_matches('\u{feff}')).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

/// A table as text: headers, and rows of cells.
pub struct Text {
    pub headers: Vec<String>,
    pub rows: Vec<Vec<String>>,
}

/// Reads a CSV file; `None` where there is none.
pub fn csv_file(path: &Path) -> Option<Text> {
    let bytes = std::fs::read(path).ok()?;
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(bytes);
    let mut rows = reader.records().map(|record| {
        let record = record.unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        record.iter().map(|cell| cell.trim().to_owned()).collect::<Vec<_>>()
    });
    let headers = rows.next()?;
    Some(Text { headers, rows: rows.filter(|row| row.iter().any(|cell| !cell.is_empty())).collect() })
}

/// `320万元` in fen (rules.md, Values: always with its unit).
pub fn money(text: &str) -> Fen {
    let text = text.trim();
    for unit in ["亿元", "万元", "元", "yuan"] {
        if let Some(number) = text.strip_suffix(unit) {
            return in_unit(number, unit);
        }
    }
    panic!("`{text}` has no unit")
}

fn in_unit(number: &str, unit: &str) -> Fen {
    let fen: i64 = match unit {
        "亿元" => 10_000_000_000,
        "万元" => 1_000_000,
        "元" | "yuan" => 100,
        other => panic!("`{other}` is not a unit"),
    };
    Rational::decimal(number).times(&Rational::whole(fen)).whole_part(number)
}

/// A header's name in English and the unit in its brackets.
fn header(text: &str) -> (String, Option<String>) {
    let (name, unit) = match text.split_once(['(', '(']) {
        Some((name, rest)) => (name.trim(), Some(rest.trim_end_matches([')', ')']).trim().to_owned())),
        None => (text.trim(), None),
    };
    let name = match name {
        "镇" => "town",
        "年度" => "year",
        "阶段" => "stage",
        "账" => "account",
        "科目编码" => "code",
        "科目名称" | "名称" => "name",
        "金额" => "amount",
        "一次性" => "one_off",
        "备注" => "note",
        "口径" => "scope",
        "功能科目" => "function",
        "经济科目" => "economic",
        "专项" => "tied",
        "类别" => "category",
        "编制数" => "posts",
        "实有人数" => "headcount",
        "负担" => "bears",
        "人均成本" => "cost",
        "参数" => "parameter",
        "起始年" => "since",
        "值" => "value",
        "险种" | "项目" => "item",
        "费率" | "年利率" => "rate",
        "贷款" => "loan",
        "种类" => "kind",
        "本金" => "principal",
        "期限" => "term",
        "宽限期" => "grace",
        "方式" => "method",
        "余额" => "balance",
        "基数" => "base",
        other => other,
    };
    (name.to_owned(), unit)
}

/// A row with its headers.
struct Cells<'a> {
    headers: &'a [(String, Option<String>)],
    cells: &'a [String],
}

impl Cells<'_> {
    fn get(&self, name: &str) -> &str {
        let at = self.headers.iter().position(|(header, _)| header == name);
        at.and_then(|at| self.cells.get(at)).map_or("", String::as_str)
    }

    fn year(&self) -> i64 {
        let text = self.get("year");
        let digits = text.trim_end_matches("年度").trim_end_matches('年');
        digits.parse().unwrap_or_else(|_| panic!("`{text}` is not a year"))
    }

    fn fen(&self, unit: &str) -> Fen {
        self.money("amount", unit)
    }

    fn money(&self, name: &str, unit: &str) -> Fen {
        let at = self.headers.iter().position(|(header, _)| header == name).expect("a column of amounts");
        let unit = self.headers[at].1.as_deref().unwrap_or(unit);
        in_unit(&self.cells[at], unit)
    }

    fn yes(&self, name: &str) -> bool {
        matches!(self.get(name), "是" | "yes")
    }

    fn account(&self) -> &'static str {
        match self.get("account") {
            "" | "一般公共预算" | "一般" | "general" => "general",
            "政府性基金" | "基金" | "fund" => "fund",
            "国有资本经营" | "capital" => "capital",
            "合计" | "all" => "all",
            other => panic!("`{other}` is not an account"),
        }
    }

    fn scope(&self) -> &'static str {
        match self.get("scope") {
            "" | "全口径" | "gross" => "gross",
            "地方" | "local" => "local",
            "镇级" | "town" => "town",
            "镇以上" | "above" => "above",
            other => panic!("`{other}` is not a scope"),
        }
    }

    /// 决算 > 执行 > 调整预算 > 年初预算.
    fn stage(&self) -> u8 {
        match self.get("stage") {
            "年初预算" | "budget" => 0,
            "调整预算" | "adjusted" => 1,
            "执行" | "outturn" => 2,
            "" | "决算" | "final" => 3,
            other => panic!("`{other}` is not a stage"),
        }
    }
}

/// What reads a book.
struct Reader<'a> {
    folder: &'a Path,
    unit: String,
    /// Town by id, Chinese or English name.
    names: BTreeMap<String, usize>,
}

impl Reader<'_> {
    /// The rows of a table that count: per town and year those of the most final stage.
    fn table<T>(&self, file: &str, read: impl Fn(&Cells, usize) -> T) -> Option<Vec<(u8, T)>> {
        let text = csv_file(&self.folder.join(file))?;
        let headers: Vec<_> = text.headers.iter().map(|text| header(text)).collect();
        let rows: Vec<_> = text.rows.iter().map(|cells| Cells { headers: &headers, cells }).collect();
        let mut best: BTreeMap<(usize, String), u8> = BTreeMap::new();
        for row in &rows {
            let stage = best.entry((self.town(row), row.get("year").to_owned())).or_default();
            *stage = (*stage).max(row.stage());
        }
        let counts = |row: &&Cells| row.stage() == best[&(self.town(row), row.get("year").to_owned())];
        Some(rows.iter().filter(counts).map(|row| (row.stage(), read(row, self.town(row)))).collect())
    }

    fn town(&self, row: &Cells) -> usize {
        match row.get("town") {
            "" => 0,
            name => *self.names.get(name).unwrap_or_else(|| panic!("no town `{name}`")),
        }
    }

    fn row(&self, cells: &Cells, town: usize, code: &str) -> Row {
        Row {
            town,
            year: cells.year(),
            account: cells.account(),
            code: cells.get(code).to_owned(),
            economic: cells.get("economic").to_owned(),
            scope: cells.scope(),
            one_off: cells.yes("one_off"),
            tied: cells.yes("tied"),
            fen: cells.fen(&self.unit),
        }
    }
}

/// Pay of one head: all columns in 元/人年 by their names.
fn pay(cells: &Cells) -> Vec<(String, Fen)> {
    let mut pay = Vec::new();
    for ((name, unit), cell) in cells.headers.iter().zip(cells.cells) {
        if let Some(unit) = unit.as_deref().and_then(|unit| unit.strip_suffix("/人年"))
            && !cell.is_empty()
        {
            pay.push((name.clone(), in_unit(cell, unit)));
        }
    }
    pay
}

/// Pay of all heads: `总额(元)`, `绩效总额(元)`.
fn totals(cells: &Cells) -> BTreeMap<String, Fen> {
    let columns = cells.headers.iter().zip(cells.cells).filter(|(_, cell)| !cell.is_empty());
    let total = columns.filter_map(|((name, unit), cell)| {
        let element = if name == "total" { "cost" } else { name.strip_suffix("总额")? };
        Some((element.to_owned(), in_unit(cell, unit.as_deref().expect("a unit"))))
    });
    total.collect()
}

/// `镇`, `县` or `镇70%`: the town's part.
pub fn bears(text: &str) -> Rational {
    match text {
        "" | "镇" => Rational::whole(1),
        "县" => Rational::whole(0),
        part => Rational::parse(part.strip_prefix('镇').expect("镇 and a ratio")),
    }
}

fn names(settings: &toml::Table, key: &str) -> Vec<String> {
    let list = settings.get(key).and_then(toml::Value::as_array);
    list.into_iter().flatten().map(|name| name.as_str().expect("a name").to_owned()).collect()
}

impl Book {
    /// Reads a book's folder.
    pub fn read(folder: &Path) -> Self {
        let settings = toml_file(&folder.join("book.toml"));
        let towns = settings["town"].as_array().expect("towns");
        let mut by_name = BTreeMap::new();
        let (mut ids, mut population) = (Vec::new(), Vec::new());
        for (at, town) in towns.iter().enumerate() {
            let id = town["id"].as_str().expect("an id");
            ids.push(id.to_owned());
            population.push(town.get("population").and_then(toml::Value::as_integer));
            for name in
                [Some(&town["id"]), town["name"].get("zh"), town["name"].get("en")].into_iter().flatten()
            {
                by_name.insert(name.as_str().expect("a name").to_owned(), at);
            }
        }
        let unit = settings.get("unit").and_then(toml::Value::as_str).unwrap_or("元").to_owned();
        let reader = Reader { folder, unit, names: by_name };
        let usable = settings.get("usable").and_then(toml::Value::as_table).cloned().unwrap_or_default();
        let revenue = reader.table("revenue.csv", |c, t| reader.row(c, t, "code")).expect("revenue.csv");
        let mut settled: Vec<i64> =
            revenue.iter().filter(|(stage, _)| *stage >= 2).map(|(_, row)| row.year).collect();
        settled.sort_unstable();
        settled.dedup();
        let of_settled = |rows: Vec<(u8, Row)>| rows.into_iter().map(|(_, row)| row).collect::<Vec<_>>();
        Self {
            towns: ids,
            population,
            revenue: of_settled(revenue),
            transfers: reader.table("transfers.csv", |c, t| reader.row(c, t, "code")).map(of_settled),
            expenditure: reader.table("expenditure.csv", |c, t| reader.row(c, t, "function")).map(of_settled),
            staffing: reader.staffing(),
            employer_rates: reader.employer_rates(),
            debt: reader.debt(),
            stocks: reader.stocks(),
            parameters: reader.parameters(),
            settled,
            includes: names(&settings, "expenditure_includes"),
            adds: names(&usable, "adds"),
            takes: names(&usable, "takes"),
            leaves_out: names(&usable, "leaves_out"),
            names: reader.names,
        }
    }

    /// The first settled year.
    pub fn first(&self) -> i64 {
        *self.settled.first().expect("a settled year")
    }

    /// The last settled year.
    pub fn last(&self) -> i64 {
        *self.settled.last().expect("a settled year")
    }

    /// A town's own parameter in force in a year.
    pub fn parameter(&self, town: usize, name: &str, year: i64) -> &str {
        let found = self.parameter_if_any(town, name, year);
        found.unwrap_or_else(|| panic!("no parameter `{name}` of {} in {year}", self.towns[town]))
    }

    pub fn parameter_if_any(&self, town: usize, name: &str, year: i64) -> Option<&str> {
        let fits = |p: &&Parameter| p.town == town && p.name == name && p.since <= year;
        let found = self.parameters.iter().filter(fits).max_by_key(|p| p.since);
        found.map(|parameter| parameter.value.as_str())
    }
}

impl Reader<'_> {
    fn staffing(&self) -> Option<Vec<Pay>> {
        let rows = self.table("staffing.csv", |cells, town| {
            let headcount = cells.get("headcount").parse().expect("heads");
            let totals = totals(cells);
            let mut elements = pay(cells);
            // heads to come are priced at the mean
            let mean = |total: &Fen| match headcount {
                0 => Fen::from(0),
                heads => Rational::new(1, heads).of(total),
            };
            elements.extend(totals.iter().map(|(name, total)| (name.clone(), mean(total))));
            let cost = elements.iter().map(|(_, fen)| fen).sum();
            elements.retain(|(name, _)| name != "cost");
            Pay {
                town,
                year: cells.year(),
                category: cells.get("category").to_owned(),
                headcount,
                cost,
                elements,
                totals,
                bears: bears(cells.get("bears")),
            }
        })?;
        Some(rows.into_iter().map(|(_, pay)| pay).collect())
    }

    fn debt(&self) -> Option<Vec<Loan>> {
        let rows = self.table("debt.csv", |cells, town| Loan {
            town,
            name: cells.get("loan").to_owned(),
            kind: match cells.get("kind") {
                "政府债务" | "government" => "government",
                "隐性债务" | "hidden" => "hidden",
                "企业债务" | "company" => "company",
                other => panic!("`{other}` is no kind of debt"),
            },
            principal: cells.money("principal", &self.unit),
            rate: Rational::parse(cells.get("rate")),
            since: cells.get("since").parse().expect("a year"),
            term: cells.get("term").parse().expect("years"),
            grace: match cells.get("grace") {
                "" => 0,
                years => years.parse().expect("years"),
            },
            method: Method::parse(cells.get("method")),
        })?;
        Some(rows.into_iter().map(|(_, loan)| loan).collect())
    }

    fn stocks(&self) -> Option<Vec<Stock>> {
        let rows = self.table("stocks.csv", |cells, town| Stock {
            town,
            item: cells.get("item").to_owned(),
            balance: cells.money("balance", &self.unit),
        })?;
        Some(rows.into_iter().map(|(_, stock)| stock).collect())
    }

    fn employer_rates(&self) -> Vec<EmployerRate> {
        let rows = self.table("employer_rates.csv", |cells, _| EmployerRate {
            item: cells.get("item").to_owned(),
            category: cells.get("category").to_owned(),
            since: cells.get("since").parse().expect("a year"),
            rate: Rational::parse(cells.get("rate")),
            base: cells.get("base").split('+').map(|name| name.trim().to_owned()).collect(),
        });
        rows.unwrap_or_default().into_iter().map(|(_, rate)| rate).collect()
    }

    fn parameters(&self) -> Vec<Parameter> {
        let rows = self.table("parameters.csv", |cells, town| Parameter {
            town,
            name: match cells.get("parameter") {
                "" => cells.get("name").to_owned(),
                name => name.to_owned(),
            },
            since: cells.get("since").parse().unwrap_or(0),
            value: cells.get("value").to_owned(),
        });
        rows.unwrap_or_default().into_iter().map(|(_, parameter)| parameter).collect()
    }
}
