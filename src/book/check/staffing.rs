//! Rows of staffing.csv.

use std::collections::BTreeMap;

use super::cell::{Row, ratio_text};
use super::column::Column;
use super::overlap::most_final;
use crate::book::{PayElement, RawCell, Staffing, categories, category_named};
use crate::num::{Money, Ratio, Unit};
use crate::problem::{Place, Problem, Problems, slip_of};
use crate::text::problems::{book as say, did_you_mean};

pub(super) fn row(row: &Row<'_>, problems: &mut Problems) -> Option<Staffing> {
    let head = row.head(problems);
    let category = category(row, problems);
    let heads = heads(row, problems);
    let pay = heads.as_ref().and_then(|heads| pay(row, heads.count, problems));
    let bears = row.required(Column::Bears, problems).and_then(|cell| bears(cell, problems));
    let (head, category, heads, pay) = (head?, category?, heads?, pay?);
    Some(Staffing {
        town: head.town,
        year: head.year,
        stage: head.stage,
        category,
        posts: heads.posts,
        headcount: heads.count,
        cost: pay.cost,
        total: pay.total,
        elements: pay.elements,
        town_bears: bears?,
        place: heads.place,
    })
}

/// The rows that count; repetitions are told.
pub(super) fn settle(rows: Vec<Staffing>, problems: &mut Problems) -> Vec<Staffing> {
    let mut seen: BTreeMap<_, &Place> = BTreeMap::new();
    for row in &rows {
        let key = (row.town, row.year, row.stage, &row.category);
        if let Some(first) = seen.get(&key) {
            let message = say::given_twice(&row.category, row.year);
            let problem = Problem::error("B07", row.place.clone(), message).against(Place::clone(first));
            problems.push(problem.hint(say::category_of_its_own()));
        }
        seen.entry(key).or_insert(&row.place);
    }
    most_final(rows, |row| (row.town, row.year, row.stage))
}

/// A category under its usual name; one of the office's own is kept as it is, unless it looks like a slip.
fn category(row: &Row<'_>, problems: &mut Problems) -> Option<String> {
    let cell = row.required(Column::Category, problems)?;
    if let Some(usual) = category_named(&cell.text) {
        return Some(usual.to_owned());
    }
    if let Some(near) = slip_of(&cell.text, categories()) {
        let problem = Problem::error("B33", cell.place.clone(), say::near_category(&cell.text));
        problems.push(problem.hint(did_you_mean(near)));
        return None;
    }
    Some(cell.text.clone())
}

struct Heads {
    posts: Option<i64>,
    count: i64,
    place: Place,
}

/// Posts and heads; posts stand for heads where those are blank.
fn heads(row: &Row<'_>, problems: &mut Problems) -> Option<Heads> {
    let posts_cell = row.filled(Column::Posts);
    let posts = posts_cell.and_then(|cell| whole(cell, problems));
    let Some(cell) = row.filled(Column::Headcount) else {
        let Some(posts_cell) = posts_cell else {
            row.required(Column::Headcount, problems);
            return None;
        };
        let (count, place) = (posts?, posts_cell.place.clone());
        let problem = Problem::warning("B23", place.clone(), say::posts_for_heads(count));
        problems.push(problem.hint(say::posts_for_heads_hint()));
        return Some(Heads { posts, count, place });
    };
    let count = whole(cell, problems)?;
    let place = cell.place.clone();
    // Staff outside the establishment has 0 posts, which is no ceiling.
    if let Some(posts) = posts.filter(|posts| 0 < *posts && *posts < count) {
        let problem = Problem::warning("B24", place.clone(), say::heads_over_posts(count, posts));
        problems.push(problem.hint(say::heads_over_posts_hint()));
    }
    (posts_cell.is_none() || posts.is_some()).then_some(Heads { posts, count, place })
}

/// A number of persons.
fn whole(cell: &RawCell, problems: &mut Problems) -> Option<i64> {
    let text = cell.text.strip_suffix('人').unwrap_or(&cell.text).replace(',', "");
    // Spreadsheets like to write `52.0`.
    let digits = match text.split_once('.') {
        Some((whole, zeros)) if zeros.bytes().all(|byte| byte == b'0') => whole,
        _ => &text,
    };
    let digits = digits.trim();
    let count = digits.parse::<i64>().ok().filter(|count| (0..1_000_000_000).contains(count));
    if count.is_none() {
        let problem = Problem::error("B22", cell.place.clone(), say::not_a_head_count(&cell.text));
        problems.push(problem.hint(say::head_count_hint()));
    }
    count
}

/// What one head costs, in all or by its elements, and what all together cost where that is stated.
struct Pay {
    cost: Money,
    total: Option<Money>,
    elements: Vec<PayElement>,
}

/// A column of pay and its unit; `None` where that is a problem already told.
type PayColumn = (usize, Option<Unit>);

/// The cost of one head, or of all: stated in all, or all its elements together. A row says one or the other.
fn pay(row: &Row<'_>, heads: i64, problems: &mut Problems) -> Option<Pay> {
    let position = |column| row.header.position(column);
    let is_whole =
        |column: &&PayColumn| [position(Column::Cost), position(Column::Total)].contains(&Some(column.0));
    let (whole, elements): (Vec<&PayColumn>, Vec<&PayColumn>) =
        row.header.amounts().iter().partition(is_whole);
    let filled = |(at, _): &&&PayColumn| row.cells.get(*at).is_some_and(|cell| !cell.text.is_empty());
    let stated: Vec<&PayColumn> = whole.iter().copied().filter(|column| filled(&column)).collect();
    let first_element = elements.iter().find(filled).copied();
    let second = stated.get(1).copied().or(first_element);
    match (stated.first(), second) {
        (Some((first, _)), Some((second, _))) => {
            let message = say::cost_and_elements(row.header.text(*first), row.header.text(*second));
            let problem = Problem::error("B50", row.cells[*first].place.clone(), message);
            problems.push(problem.against(row.cells[*second].place.clone()).hint(say::cost_or_elements()));
            None
        }
        (Some((at, unit)), None) => {
            let stated = row.amount_at(*at, (*unit)?, problems)?;
            let total = (position(Column::Total) == Some(*at)).then_some(stated);
            Some(Pay { cost: total.map_or(stated, |total| mean(total, heads)), total, elements: Vec::new() })
        }
        // Where nothing is filled in, what is asked for is the cost if there are no elements at all.
        (None, _) if elements.is_empty() => {
            let (at, unit) = whole.first()?;
            row.amount_at(*at, (*unit)?, problems)?;
            None
        }
        (None, _) => by_elements(row, heads, &elements, problems),
    }
}

fn by_elements(row: &Row<'_>, heads: i64, columns: &[&PayColumn], problems: &mut Problems) -> Option<Pay> {
    let read = |(at, unit): &&PayColumn| {
        let stated = row.amount_at(*at, (*unit)?, problems)?;
        let (name, of_all) = row.header.element(*at);
        let total = of_all.then_some(stated);
        let amount = total.map_or(stated, |total| mean(total, heads));
        Some(PayElement { name: name.to_owned(), amount, total })
    };
    // All of them are read before one that is missing ends the row, so that each is told.
    let elements: Vec<Option<PayElement>> = columns.iter().map(read).collect();
    let elements: Vec<PayElement> = elements.into_iter().collect::<Option<_>>()?;
    Some(Pay { cost: elements.iter().map(|element| element.amount).sum(), total: None, elements })
}

/// What one of so many heads costs, rounded to the fen: what a projection stands on, while settled years keep the total.
fn mean(total: Money, heads: i64) -> Money {
    let one = Ratio::new(1, heads).and_then(|part| part.of(total.fen()));
    one.map_or(Money::ZERO, Money::from_fen)
}

/// What a bearer is called.
type Bearer = [&'static str; 2];
const TOWN: Bearer = ["镇", "town"];
const COUNTY: Bearer = ["县", "county"];

/// The part that the town bears: `镇`, `县`, `镇70%`, `county 30%`, `镇70%:30%`, `镇70%、县30%`.
pub(super) fn bears(cell: &RawCell, problems: &mut Problems) -> Option<Ratio> {
    let text = ratio_text(cell, problems)?;
    let text = text.as_str();
    let part = |bearer: Bearer, other: Bearer| {
        let part = bearer.iter().find_map(|lead| text.strip_prefix(lead))?;
        Some(share(part.trim(), other))
    };
    let bears = match (part(TOWN, COUNTY), part(COUNTY, TOWN)) {
        (Some(town), _) => town,
        (None, Some(county)) => county.and_then(|county| Ratio::ONE.minus(county)),
        (None, None) => None,
    };
    if bears.is_none() {
        let problem = Problem::error("B25", cell.place.clone(), say::bad_bearer(text));
        problems.push(problem.hint(say::bearer_hint()));
    }
    bears
}

/// A share behind its bearer, all of it where none is stated. The other's part may be told as well: together they are the whole.
fn share(text: &str, other: Bearer) -> Option<Ratio> {
    if text.is_empty() || text == "级" {
        return Some(Ratio::ONE);
    }
    let both = other.iter().find_map(|lead| text.split_once(lead)).map(|(own, others)| {
        let own = own.trim_end_matches([':', ',', ';', '、', ' ']);
        format!("{own}:{others}")
    });
    Ratio::parse(both.as_deref().unwrap_or(text)).ok().filter(|share| share.is_share())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(text: &str) -> RawCell {
        RawCell { text: text.to_owned(), ..RawCell::default() }
    }

    #[test]
    fn who_bears_it() {
        let read = |text| bears(&cell(text), &mut Problems::new()).map(|ratio| ratio.to_string());
        for (text, part) in [
            ("镇", "100%"),
            ("县", "0%"),
            ("镇70%", "70%"),
            ("县30%", "70%"),
            ("town 70%", "70%"),
            ("county", "0%"),
            ("镇70%:30%", "70%"),
            ("镇70%:县30%", "70%"),
            ("县30%、镇70%", "70%"),
            ("town 70%, county 30%", "70%"),
            ("镇7:县3", "70%"),
        ] {
            assert_eq!(read(text).as_deref(), Some(part), "{text}");
        }
        for text in [
            "70%",
            "镇170%",
            "省",
            "镇七成",
            // Whose part comes first nobody says; parts that are no whole; one bearer twice.
            "70%:30%",
            "镇70%:40%",
            "镇70%、县40%",
            "镇70%:镇30%",
            "镇70%、县",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn persons_are_whole() {
        let read = |text| whole(&cell(text), &mut Problems::new());
        assert_eq!(
            [read("52"), read("52.0"), read("1,052"), read("52人"), read("0"), read("100")],
            [Some(52), Some(52), Some(1052), Some(52), Some(0), Some(100)]
        );
        assert_eq!([read("-1"), read("5.5"), read("约50"), read("1e3")], [None; 4]);
    }
}
