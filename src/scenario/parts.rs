//! Reading the parts of a scenario: shocks, posts, who bears pay, funds.

use super::{Bears, Fund, Posts, Shock};
use crate::num::{Year, YearRange};
use crate::problem::{Fields, Node, Placed, Problem, Problems};
use crate::regime::read::{
    missing, placed_text, read_covers, read_id, read_money, read_ratio, read_share, read_word,
};
use crate::text::{Words, problems as say};

/// Reads a run of years.
pub fn read_years(node: &Node, problems: &mut Problems) -> Option<YearRange> {
    let text = node.scalar().unwrap_or("");
    let years = YearRange::parse(text);
    if years.is_none() {
        problems
            .push(Problem::error("S06", node.place.clone(), say::not_years(text)).hint(say::years_hint()));
    }
    years
}

/// Reads a `[[staffing.posts]]`.
pub fn read_posts(node: &Node, problems: &mut Problems) -> Option<Posts> {
    let mut fields = Fields::open(node, "S02", problems)?;
    let id = read_id(&mut fields, problems);
    let title = fields.words("title", problems);
    let year = required(&mut fields, "year", problems, whole_year);
    let category = placed_text(&mut fields, "category", problems);
    if category.is_none() {
        problems.push(missing(&fields, "category"));
    }
    let posts = required(&mut fields, "posts", problems, read_count);
    let town_bears = required(&mut fields, "town_bears", problems, read_share);
    let town = placed_text(&mut fields, "town", problems);
    let place = fields.place.clone();
    fields.finish(problems);
    let id = id?;
    Some(Posts {
        title: title.unwrap_or_else(|| Words::same(&id)),
        id,
        year: year?.value,
        category: category?,
        posts: posts?,
        town_bears: town_bears?,
        town,
        place,
    })
}

/// Reads a value that must be there, keeping its place.
fn required<T>(
    fields: &mut Fields,
    key: &'static str,
    problems: &mut Problems,
    read: impl Fn(&Node, &mut Problems) -> Option<T>,
) -> Option<Placed<T>> {
    let Some(node) = fields.get(key) else {
        problems.push(missing(fields, key));
        return None;
    };
    read(node, problems).map(|value| Placed { value, place: node.place.clone() })
}

fn whole_year(node: &Node, problems: &mut Problems) -> Option<Year> {
    let year = node.scalar().and_then(Year::parse);
    if year.is_none() {
        problems.push(Problem::error("S04", node.place.clone(), say::not_a_year()).hint(say::year_hint()));
    }
    year
}

/// Reads a whole number of posts or years; below zero takes posts away.
fn read_count(node: &Node, problems: &mut Problems) -> Option<i64> {
    let text = node.scalar().unwrap_or("");
    let count = text.trim().parse::<i64>().ok().filter(|count| count.abs() <= 10_000_000);
    if count.is_none() {
        problems
            .push(Problem::error("S07", node.place.clone(), say::not_a_count(text)).hint(say::count_hint()));
    }
    count
}

/// Reads a `[[staffing.bears]]`.
pub fn read_bears(node: &Node, problems: &mut Problems) -> Option<Bears> {
    let mut fields = Fields::open(node, "S02", problems)?;
    let since = required(&mut fields, "since", problems, whole_year);
    let town = required(&mut fields, "town", problems, read_share);
    let categories: Vec<Placed<String>> = fields
        .list("categories", problems)
        .iter()
        .filter_map(|node| {
            node.scalar().map(|text| Placed { value: text.to_owned(), place: node.place.clone() })
        })
        .collect();
    if categories.is_empty() {
        problems.push(missing(&fields, "categories"));
    }
    fields.finish(problems);
    Some(Bears { since: since?.value, categories, town: town? })
}

/// Reads a `[[shock]]`.
pub fn read_shock(node: &Node, problems: &mut Problems) -> Option<Shock> {
    let mut fields = Fields::open(node, "S02", problems)?;
    let id = read_id(&mut fields, problems);
    let title = fields.words("title", problems);
    let items = read_covers(fields.list("items", problems), problems);
    if items.patterns.is_empty() {
        problems.push(missing(&fields, "items"));
    }
    let year = required(&mut fields, "year", problems, whole_year);
    let size = required(&mut fields, "size", problems, read_ratio);
    let recovers_in = fields.get("recovers_in").and_then(|node| read_count(node, problems));
    if let Some(node) = fields.get("recovers_in").filter(|_| recovers_in.is_some_and(|years| years < 1)) {
        problems.push(Problem::error("S08", node.place.clone(), say::recovers_in_years()));
    }
    fields.finish(problems);
    let id = id?;
    Some(Shock {
        title: title.unwrap_or_else(|| Words::same(&id)),
        id,
        items,
        year: year?,
        size: size?,
        recovers_in: recovers_in.filter(|years| *years >= 1),
    })
}

/// Reads a `[[fund]]`.
pub fn read_fund(node: &Node, problems: &mut Problems) -> Option<Fund> {
    let mut fields = Fields::open(node, "S02", problems)?;
    let id = read_id(&mut fields, problems);
    let title = fields.words("title", problems);
    let years = required(&mut fields, "years", problems, read_years);
    let amount = required(&mut fields, "amount", problems, read_money);
    let tied = fields.flag("tied", problems).unwrap_or(false);
    let from = fields.get("from").and_then(|node| read_word(node, &["county", "tied"], problems));
    let town = placed_text(&mut fields, "town", problems);
    let place = fields.place.clone();
    if tied && from == Some("tied") {
        problems.push(Problem::error("S09", place.clone(), say::tied_from_tied()));
    }
    fields.finish(problems);
    let id = id?;
    Some(Fund {
        title: title.unwrap_or_else(|| Words::same(&id)),
        id,
        years: years?.value,
        amount: amount?,
        tied,
        from_tied: from == Some("tied"),
        town,
        place,
    })
}
