//! Reading the parts of a scenario: shocks, posts, who bears pay, funds.

use super::{Bears, Fund, Posts, Shock};
use crate::book::category_kept;
use crate::num::{Ratio, Year, YearRange};
use crate::problem::{Fields, Node, Placed, Problem, Problems};
use crate::regime::read::{
    check_growth, missing, placed_text, read_covers, read_id, read_money, read_ratio, read_share, read_word,
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
    let pay = read_posts_pay(&mut fields, problems);
    let town = placed_text(&mut fields, "town", problems);
    let place = fields.place.clone();
    fields.finish(problems);
    let (id, pay) = (id?, pay?);
    Some(Posts {
        title: title.unwrap_or_else(|| Words::same(&id)),
        id,
        year: year?.value,
        category: pay.category,
        posts: pay.posts,
        town_bears: pay.town_bears,
        from_county: pay.from_county,
        town,
        place,
    })
}

/// How many posts, of whom, and who pays them.
pub(super) struct PostsPay {
    pub(super) category: Placed<String>,
    pub(super) posts: Placed<i64>,
    pub(super) town_bears: Placed<Ratio>,
    pub(super) from_county: bool,
}

/// Reads what posts say of their pay, wherever they stand.
pub(super) fn read_posts_pay(fields: &mut Fields, problems: &mut Problems) -> Option<PostsPay> {
    let category = read_category(fields, "category", problems);
    if category.is_none() {
        problems.push(missing(fields, "category"));
    }
    let posts = required(fields, "posts", problems, read_count);
    let town_bears = required(fields, "town_bears", problems, read_share);
    let from_county = read_from_county(fields, problems);
    Some(PostsPay { category: category?, posts: posts?, town_bears: town_bears?, from_county })
}

/// Reads a category by any of its names.
pub(super) fn read_category(
    fields: &mut Fields,
    key: &'static str,
    problems: &mut Problems,
) -> Option<Placed<String>> {
    let name = placed_text(fields, key, problems)?;
    Some(Placed { value: category_kept(&name.value), place: name.place })
}

/// Reads `from = "county"`.
pub(super) fn read_from_county(fields: &mut Fields, problems: &mut Problems) -> bool {
    fields.get("from").and_then(|node| read_word(node, &["county"], problems)).is_some()
}

/// Reads a value that must be there, keeping its place.
pub(super) fn required<T>(
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

pub(super) fn whole_year(node: &Node, problems: &mut Problems) -> Option<Year> {
    let year = node.scalar().and_then(Year::parse);
    if year.is_none() {
        problems.push(Problem::error("S04", node.place.clone(), say::not_a_year()).hint(say::year_hint()));
    }
    year
}

/// Reads a whole number of posts or years; below zero takes posts away.
pub(super) fn read_count(node: &Node, problems: &mut Problems) -> Option<i64> {
    let text = node.scalar().unwrap_or("");
    let count = count_in(text);
    if count.is_none() {
        problems
            .push(Problem::error("S07", node.place.clone(), say::not_a_count(text)).hint(say::count_hint()));
    }
    count
}

/// A whole number that a town may have of posts or years: no product with it is beyond what can be counted.
pub(super) fn count_in(text: &str) -> Option<i64> {
    text.trim().parse::<i64>().ok().filter(|count| (-10_000_000..=10_000_000).contains(count))
}

/// Reads a `[[staffing.bears]]`: an entry for each of its categories.
pub fn read_bears(node: &Node, problems: &mut Problems) -> Vec<Bears> {
    let Some(mut fields) = Fields::open(node, "S02", problems) else { return Vec::new() };
    let since = required(&mut fields, "since", problems, whole_year);
    let town = required(&mut fields, "town", problems, read_share);
    let categories: Vec<Placed<String>> = fields
        .list("categories", problems)
        .iter()
        .filter_map(|node| {
            node.scalar().map(|text| Placed { value: category_kept(text), place: node.place.clone() })
        })
        .collect();
    if categories.is_empty() {
        problems.push(missing(&fields, "categories"));
    }
    fields.finish(problems);
    let (Some(since), Some(town)) = (since, town) else { return Vec::new() };
    categories
        .into_iter()
        .map(|category| Bears { since: since.value, category, town: town.clone() })
        .collect()
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
    let size = required(&mut fields, "size", problems, read_size);
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

/// Reads by how much receipts change at once.
fn read_size(node: &Node, problems: &mut Problems) -> Option<Ratio> {
    let size = read_ratio(node, problems)?;
    let text = Placed { value: node.scalar().unwrap_or("").to_owned(), place: node.place.clone() };
    check_growth(size, &text, problems).then_some(size)
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
