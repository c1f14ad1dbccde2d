//! Reading what changes who works for the town and for what: retirements and devolved powers.

use super::parts::{
    PostsPay, read_category, read_count, read_from_county, read_posts_pay, required, whole_year,
};
use super::{Devolve, Fees, Posts, Retire};
use crate::book::Code;
use crate::problem::{Fields, Node, Placed, Problem, Problems};
use crate::regime::read::{missing, placed_text, read_id, read_money};
use crate::text::{Words, problems as say};

/// Where heads go who retire.
const RETIRED: &str = "离退休";
/// 罚没收入: never offset against the office that levies them.
const FINES: &str = "10305";
/// Non-tax receipts, and the funds among them, which are an account of their own.
const NON_TAX: &str = "103";
const FUNDS: &str = "10301";

/// Reads a `[[staffing.retire]]`.
pub fn read_retire(node: &Node, problems: &mut Problems) -> Option<Retire> {
    let mut fields = Fields::open(node, "S02", problems)?;
    let id = read_id(&mut fields, problems);
    let title = fields.words("title", problems);
    let year = required(&mut fields, "year", problems, whole_year);
    let category = read_category(&mut fields, "category", problems);
    if category.is_none() {
        problems.push(missing(&fields, "category"));
    }
    let posts = required(&mut fields, "posts", problems, read_count);
    let place = fields.place.clone();
    let to = read_category(&mut fields, "to", problems);
    let to = to.unwrap_or_else(|| Placed { value: RETIRED.to_owned(), place: place.clone() });
    let town = placed_text(&mut fields, "town", problems);
    fields.finish(problems);
    let id = id?;
    Some(Retire {
        title: title.unwrap_or_else(|| Words::same(&id)),
        id,
        year: year?,
        category: category?,
        posts: posts?,
        to,
        town,
        place,
    })
}

/// Reads a `[[devolve]]`.
pub fn read_devolve(node: &Node, problems: &mut Problems) -> Option<Devolve> {
    let mut fields = Fields::open(node, "S02", problems)?;
    let id = read_id(&mut fields, problems);
    let title = fields.words("title", problems);
    let year = required(&mut fields, "year", problems, whole_year);
    let town = placed_text(&mut fields, "town", problems);
    let pay = fields.get("posts").map(|node| read_pay(node, problems));
    let operations = read_placed_money(&mut fields, "operations", problems);
    let fees = fields.get("fees").map(|node| read_fees(node, problems));
    let place = fields.place.clone();
    fields.finish(problems);
    let (id, year) = (id?, year?);
    let title = title.unwrap_or_else(|| Words::same(&id));
    let posts = match pay {
        None => None,
        Some(pay) => {
            let PostsPay { category, posts, town_bears, from_county } = pay?;
            let (id, title, town, place) = (id.clone(), title.clone(), town.clone(), place.clone());
            let year = year.value;
            Some(Posts { id, title, year, category, posts, town_bears, from_county, town, place })
        }
    };
    let fees = match fees {
        None => None,
        Some(fees) => Some(fees?),
    };
    Some(Devolve { id, title, year, town, posts, operations, fees, place })
}

fn read_pay(node: &Node, problems: &mut Problems) -> Option<PostsPay> {
    let mut fields = Fields::open(node, "S02", problems)?;
    let pay = read_posts_pay(&mut fields, problems);
    fields.finish(problems);
    pay
}

fn read_placed_money(
    fields: &mut Fields,
    key: &'static str,
    problems: &mut Problems,
) -> Option<Placed<crate::num::Money>> {
    let node = fields.get(key)?;
    read_money(node, problems).map(|value| Placed { value, place: node.place.clone() })
}

fn read_fees(node: &Node, problems: &mut Problems) -> Option<Fees> {
    let mut fields = Fields::open(node, "S02", problems)?;
    let code = required(&mut fields, "code", problems, read_fee_code);
    let amount = required(&mut fields, "amount", problems, read_money);
    let from_county = read_from_county(&mut fields, problems);
    fields.finish(problems);
    Some(Fees { code: code?.value, amount: amount?, from_county })
}

/// The code of ordinary fees: non-tax receipts of the general account, but never fines.
fn read_fee_code(node: &Node, problems: &mut Problems) -> Option<Code> {
    let text = node.scalar().unwrap_or("");
    if text.starts_with(FINES) {
        let problem = Problem::error("S64", node.place.clone(), say::fines_do_not_devolve(text));
        problems.push(problem.hint(say::fines_do_not_devolve_hint()));
        return None;
    }
    let code = Code::parse(text).filter(|_| text.starts_with(NON_TAX) && !text.starts_with(FUNDS));
    if code.is_none() {
        let problem = Problem::error("S65", node.place.clone(), say::not_a_fee(text));
        problems.push(problem.hint(say::not_a_fee_hint()));
    }
    code
}
