//! A trial of a regime of the library: a small book, the regime, what else a scenario says, and what came of it.

use std::fmt::Write as _;
use std::path::Path;

use serde_json::Value;

use crate::common::{Table, caili, copy_of, scaled, write};

/// What a trial adds where a regime of the library leaves the split to others.
pub const ALL_TO_TOWN: &str =
    "id = \"all\"\nsince = 1950\ncovers = [\"101\"]\nsplit = { of = \"local\", town = \"100%\" }";

/// A regime to be tried.
#[derive(Clone)]
pub struct Trial {
    regime: String,
    towns: String,
    unit: &'static str,
    receipts: String,
    parameters: String,
    tables: Vec<(String, String)>,
    rules: String,
    growth: String,
}

/// What came of it.
pub struct Tried {
    statement: Table,
    ledger: Table,
    /// Codes of the warnings.
    pub codes: Vec<String>,
}

/// A regime of the library, by its name, tried on amounts in 万元.
pub fn regime(name: &str) -> Trial {
    Trial {
        regime: name.to_owned(),
        towns: String::new(),
        unit: "万元",
        receipts: String::new(),
        parameters: String::new(),
        tables: Vec::new(),
        rules: String::new(),
        growth: String::new(),
    }
}

impl Trial {
    /// A town.
    pub fn town(mut self, id: &str) -> Self {
        writeln!(self.towns, "\n[[town]]\nid = \"{id}\"").unwrap();
        self
    }

    /// A town with so many people.
    pub fn town_of(self, id: &str, people: i64) -> Self {
        let mut trial = self.town(id);
        writeln!(trial.towns, "population = {people}").unwrap();
        trial
    }

    /// Another unit than 万元 for receipts.
    pub fn unit(mut self, unit: &'static str) -> Self {
        self.unit = unit;
        self
    }

    /// Receipts of a town in a settled year.
    pub fn receipts(mut self, town: &str, year: i64, code: &str, amount: &str) -> Self {
        writeln!(self.receipts, "{town},{year},{code},gross,{amount}").unwrap();
        self
    }

    /// Receipts that are stated as the local part.
    pub fn local_receipts(mut self, town: &str, year: i64, code: &str, amount: &str) -> Self {
        writeln!(self.receipts, "{town},{year},{code},local,{amount}").unwrap();
        self
    }

    /// A town's own parameter, since ever.
    pub fn parameter(mut self, town: &str, name: &str, value: &str) -> Self {
        writeln!(self.parameters, "{town},{name},,{value}").unwrap();
        self
    }

    /// Another table of the book.
    pub fn table(mut self, name: &str, text: &str) -> Self {
        self.tables.push((name.to_owned(), text.to_owned()));
        self
    }

    /// A rule that the scenario adds.
    pub fn rule(mut self, text: &str) -> Self {
        writeln!(self.rules, "[[rule]]\n{text}").unwrap();
        self
    }

    /// A rule that the scenario changes.
    pub fn change(mut self, text: &str) -> Self {
        writeln!(self.rules, "[[change]]\n{text}").unwrap();
        self
    }

    /// How receipts grow from year to year after the book.
    pub fn growth(mut self, rates: &str) -> Self {
        rates.clone_into(&mut self.growth);
        self
    }

    /// A settled year under its own rules.
    pub fn settled(&self, year: i64) -> Tried {
        self.run(&format!("--years {year}..{year} --as-of {year}"))
    }

    /// Years after the book's last.
    pub fn ahead(&self, years: &str) -> Tried {
        self.run(&format!("--years {years}"))
    }

    fn run(&self, years: &str) -> Tried {
        let folder = copy_of(&["scenarios/regimes"]);
        let put = |name: &str, text: &str| write(folder.path(), name, text);
        put(
            "data/book/book.toml",
            &format!("name = \"Trial\"\nkind = \"illustrative\"\nunit = \"万元\"\n{}", self.towns),
        );
        let unit = self.unit;
        put("data/book/revenue.csv", &format!("town,year,code,scope,amount({unit})\n{}", self.receipts));
        // An empty table of transfers says that there were none: without it the lines that stand on it are unknown.
        let first = self.receipts.split(',').next().unwrap();
        let year = self.receipts.split(',').nth(1).unwrap();
        put("data/book/transfers.csv", &format!("town,year,code,amount(元)\n{first},{year},11003,0\n"));
        if !self.parameters.is_empty() {
            put("data/book/parameters.csv", &format!("town,name,since,value\n{}", self.parameters));
        }
        for (name, text) in &self.tables {
            put(&format!("data/book/{name}"), text);
        }
        let growth = if self.growth.is_empty() { "\"*\" = \"0%\"" } else { &self.growth };
        let baseline = format!(
            "regime = \"{}\"\n[growth]\n{growth}\n[spending]\n\"*\" = \"0%\"\n[staffing]\npay_growth = \"0%\"\n{}",
            self.regime, self.rules
        );
        put("scenarios/book/baseline.toml", &baseline);
        let ran = caili(&format!("run data/book --no-charts --lang en {years}"))
            .inside(folder.path())
            .with_output()
            .run();
        assert_eq!(ran.code, 0, "{}: {}", self.regime, ran.stderr);
        let codes = ran.codes();
        Tried { statement: ran.table("statement.csv"), ledger: ran.table("ledger.csv"), codes }
    }
}

impl Tried {
    /// A line of a town, in fen.
    pub fn line(&self, town: &str, year: i64, line: &str) -> i128 {
        self.part(town, year, line, "")
    }

    /// What of a line a code or a rule has posted, in fen.
    pub fn part(&self, town: &str, year: i64, line: &str, code: &str) -> i128 {
        let year = year.to_string();
        let cells =
            [("town", town), ("year", &*year), ("line", line), ("code", code), ("account", "general")];
        self.statement.row(&cells).fen("amount").unwrap_or_else(|| panic!("{line} of {town} is unknown"))
    }

    /// Whether a party pays or receives anything of an item or a rule in a year.
    pub fn is_party(&self, party: &str, year: i64, code: &str) -> bool {
        let year = year.to_string();
        let any =
            |side: &str| !self.ledger.rows(&[("year", &*year), (side, party), ("code", code)]).is_empty();
        any("receiver") || any("payer")
    }

    /// All that one party received of an item or a rule in a year, less what it paid, in fen.
    pub fn received(&self, party: &str, year: i64, code: &str) -> i128 {
        let year = year.to_string();
        let sum = |side: &str| -> i128 {
            let rows = self.ledger.rows(&[("year", &*year), (side, party), ("code", code)]);
            rows.iter().map(|row| row.fen("amount").expect("flows are known")).sum()
        };
        sum("receiver") - sum("payer")
    }
}

/// A case as written down from its source.
pub fn case(name: &str) -> Value {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let path = folder.join(format!("{name}.json"));
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

/// A decimal of a case.
pub fn text(value: &Value) -> &str {
    value.as_str().expect("a decimal as text")
}

/// A list of decimals of a case.
pub fn texts(value: &Value) -> Vec<&str> {
    value.as_array().expect("a list").iter().map(text).collect()
}

/// An amount of 万元, in fen.
pub fn wan(text: &str) -> i128 {
    scaled(text, 6)
}

/// An amount of 亿元, in fen.
pub fn yi(text: &str) -> i128 {
    scaled(text, 10)
}
