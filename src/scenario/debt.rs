//! Money parts of a scenario besides the regime: loans to be drawn, stocks worked off, services raised to a standard.

use super::Scenario;
use super::keys::KeyValue;
use super::parts::{read_count, read_years, required, whole_year};
use crate::book::{Code, METHODS, method_named};
use crate::num::{Method, Money, Ratio, Terms, Year, YearRange};
use crate::problem::{Fields, Node, Place, Placed, Problem, Problems};
use crate::regime::read::{missing, placed_text, read_id, read_money, read_ratio, read_word};
use crate::text::{Words, problems::debt as say};

/// A government loan to be drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct NewLoan {
    /// Its id.
    pub id: String,
    /// Its name.
    pub title: Words,
    /// When it is drawn.
    pub year: Placed<Year>,
    /// 本金.
    pub principal: Placed<Money>,
    /// 年利率.
    pub rate: Placed<Ratio>,
    /// 期限, in years.
    pub term: Placed<i64>,
    /// 宽限期, in years.
    pub grace: Placed<i64>,
    /// How it is paid back.
    pub method: Method,
    /// By which town; by the only one where not said.
    pub town: Option<Placed<String>>,
    /// Where it was written.
    pub place: Place,
}

impl NewLoan {
    /// Its terms.
    #[must_use]
    pub fn terms(&self) -> Terms {
        Terms {
            principal: self.principal.value,
            rate: self.rate.value,
            drawn: self.year.value,
            term: self.term.value,
            grace: self.grace.value,
            method: self.method,
        }
    }
}

/// A stock worked off: so much a year, until nothing is left.
#[derive(Clone, Debug, PartialEq)]
pub struct WorkOff {
    /// Its id.
    pub id: String,
    /// Its name.
    pub title: Words,
    /// The item of stocks.csv.
    pub item: Placed<String>,
    /// In which years.
    pub years: YearRange,
    /// How much a year.
    pub amount: Placed<Money>,
    /// By which town; by each that has the item where not said.
    pub town: Option<Placed<String>>,
    /// Where it was written.
    pub place: Place,
}

/// A service raised to a standard per head.
#[derive(Clone, Debug, PartialEq)]
pub struct Service {
    /// Its id.
    pub id: String,
    /// Its name.
    pub title: Words,
    /// From when on.
    pub year: Year,
    /// The function of spending.
    pub function: Code,
    /// How much a head and year.
    pub standard: Placed<Money>,
    /// In which town; in each where not said.
    pub town: Option<Placed<String>>,
    /// Where it was written.
    pub place: Place,
}

/// Reads a `[[loan]]`.
pub fn read_loan(node: &Node, problems: &mut Problems) -> Option<NewLoan> {
    let mut fields = Fields::open(node, "S02", problems)?;
    let id = read_id(&mut fields, problems);
    let title = fields.words("title", problems);
    let year = required(&mut fields, "year", problems, whole_year);
    let principal = required(&mut fields, "principal", problems, read_money);
    let rate = required(&mut fields, "rate", problems, read_ratio);
    let term = required(&mut fields, "term", problems, read_count);
    let place = fields.place.clone();
    let none = Placed { value: 0, place: place.clone() };
    let grace = if fields.has("grace") {
        required(&mut fields, "grace", problems, read_count)
    } else {
        fields.skip(&["grace"]);
        Some(none)
    };
    let method = required(&mut fields, "method", problems, read_method);
    let town = placed_text(&mut fields, "town", problems);
    fields.finish(problems);
    let id = id?;
    Some(NewLoan {
        title: title.unwrap_or_else(|| Words::same(&id)),
        id,
        year: year?,
        principal: principal?,
        rate: rate?,
        term: term?,
        grace: grace?,
        method: method?.value,
        town,
        place,
    })
}

fn read_method(node: &Node, problems: &mut Problems) -> Option<Method> {
    let words: Vec<&'static str> =
        METHODS.iter().map(|(_, zh, _)| *zh).chain(METHODS.iter().map(|(.., en)| *en)).collect();
    read_word(node, &words, problems).and_then(method_named)
}

/// Reads a `[[work_off]]`.
pub fn read_work_off(node: &Node, problems: &mut Problems) -> Option<WorkOff> {
    let mut fields = Fields::open(node, "S02", problems)?;
    let id = read_id(&mut fields, problems);
    let title = fields.words("title", problems);
    let item = placed_text(&mut fields, "item", problems);
    if item.is_none() && !fields.has("item") {
        problems.push(missing(&fields, "item"));
    }
    let years = required(&mut fields, "years", problems, read_years);
    let amount = required(&mut fields, "amount", problems, read_money);
    let town = placed_text(&mut fields, "town", problems);
    let place = fields.place.clone();
    fields.finish(problems);
    let id = id?;
    Some(WorkOff {
        title: title.unwrap_or_else(|| Words::same(&id)),
        id,
        item: item?,
        years: years?.value,
        amount: amount?,
        town,
        place,
    })
}

/// Reads a `[[service]]`.
pub fn read_service(node: &Node, problems: &mut Problems) -> Option<Service> {
    let mut fields = Fields::open(node, "S02", problems)?;
    let id = read_id(&mut fields, problems);
    let title = fields.words("title", problems);
    let year = required(&mut fields, "year", problems, whole_year);
    let function = required(&mut fields, "function", problems, read_function);
    let standard = required(&mut fields, "standard", problems, read_money);
    let town = placed_text(&mut fields, "town", problems);
    let place = fields.place.clone();
    fields.finish(problems);
    let id = id?;
    Some(Service {
        title: title.unwrap_or_else(|| Words::same(&id)),
        id,
        year: year?.value,
        function: function?.value,
        standard: standard?,
        town,
        place,
    })
}

/// A code of spending by function.
fn read_function(node: &Node, problems: &mut Problems) -> Option<Code> {
    let text = node.scalar().unwrap_or("");
    let function = Code::parse(text).filter(|code| code.digits().starts_with('2') && code.digits().len() > 2);
    if function.is_none() {
        let problem = Problem::error("S53", node.place.clone(), say::not_a_function(text));
        problems.push(problem.hint(say::function_hint()));
    }
    function
}

impl Scenario {
    /// The keys of loans, stocks and services.
    pub(super) fn walk_debt(&mut self, visit: &mut dyn FnMut(&str, &Words, KeyValue)) {
        for loan in &mut self.loans {
            let key = |name: &str| format!("loan.{}.{name}", loan.id);
            visit(&key("principal"), &loan.title, KeyValue::Amount(&mut loan.principal.value));
            visit(&key("rate"), &loan.title, KeyValue::PlainShare(&mut loan.rate));
            visit(&key("term"), &loan.title, KeyValue::Years(&mut loan.term));
            visit(&key("grace"), &loan.title, KeyValue::Years(&mut loan.grace));
        }
        for work_off in &mut self.work_offs {
            let key = format!("work_off.{}.amount", work_off.id);
            visit(&key, &work_off.title, KeyValue::Amount(&mut work_off.amount.value));
        }
        for service in &mut self.services {
            let key = format!("service.{}.standard", service.id);
            visit(&key, &service.title, KeyValue::Amount(&mut service.standard.value));
        }
    }
}
