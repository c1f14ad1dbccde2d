//! Charts over made-up data sets: everything drawn has a glyph, stays on the canvas and hides nothing else.
//!
//! The boxes that are compared are those that layout computes from the font; one test holds them against what the
//! text renderer really draws.

use caili::render::{Renderer, Scene, Theme, svg};
use caili::text::Lang;
use caili::view::chart::{Body, Capacity, Chart, Figures, Lines, Role, Series, Sides, Town, Years};
use caili::view::finding::{self, Path};
use resvg::usvg;

/// So many 万元, in fen.
const WAN: i64 = 1_000_000;

/// A generator of pseudo-random numbers: the same on every machine, and no dependency.
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % bound
    }

    fn index(&mut self, bound: usize) -> usize {
        usize::try_from(self.below(bound as u64)).unwrap()
    }

    fn one_in(&mut self, chances: u64) -> bool {
        self.below(chances) == 0
    }

    /// An amount of any size up to the bound of the program's numbers, either sign, round or not.
    fn amount(&mut self, digits: u32) -> i64 {
        let bound = 10_u64.pow(1 + u32::try_from(self.below(u64::from(digits))).unwrap());
        let size = i64::try_from(self.below(bound)).unwrap();
        let size = if self.one_in(2) { size * WAN / 100 } else { size };
        if self.one_in(3) { -size } else { size }
    }

    fn amounts(&mut self, count: usize, digits: u32) -> Vec<Option<i64>> {
        (0..count).map(|_| if self.one_in(40) { None } else { Some(self.amount(digits)) }).collect()
    }

    /// A name of one to many words.
    fn name(&mut self, lang: Lang) -> String {
        const ZH: [&str; 12] = [
            "和平镇",
            "经济技术开发区管理委员会",
            "五五分成",
            "基数内40%、超收60%",
            "（2019年修订）",
            "现行体制",
            "县级承担编制人员经费",
            "清溪",
            "：",
            "内蒙古自治区",
            "A类",
            "“飞地”",
        ];
        const EN: [&str; 12] = [
            "Heping ",
            "Development Zone ",
            "50:50 ",
            "base & excess <60%> ",
            "Administrative Committee of the ",
            "the current regime ",
            "county bears posts ",
            "Q",
            "Internationalisierungsmaßnahmenfortschreibung",
            "A/B ",
            "\"enclave\" ",
            "12 ",
        ];
        let words = if self.one_in(6) { 9 } else { 2 };
        let count = 1 + self.index(words);
        let pool = if lang == Lang::Zh { ZH } else { EN };
        (0..count).map(|_| pool[self.index(pool.len())]).collect::<String>().trim().to_owned()
    }
}

fn series(dice: &mut Dice, lang: Lang, role: Role, years: usize, digits: u32) -> Series {
    Series { role, name: dice.name(lang), values: dice.amounts(years, digits) }
}

fn chart(dice: &mut Dice, title: String, figures: Figures, body: Body) -> Chart {
    let lang = figures.lang();
    Chart {
        title,
        subtitle: format!("{}, {}", dice.name(lang), figures.unit_name()),
        note: format!("{} {}", dice.name(lang), dice.name(lang)),
        illustrative: dice
            .one_in(2)
            .then(|| if lang == Lang::Zh { "示意数据" } else { "illustrative data" }.to_owned()),
        figures,
        body,
    }
}

fn years(dice: &mut Dice) -> Vec<i32> {
    let count = [1, 2, 5, 8, 10, 15, 25][dice.index(7)];
    (2023..2023 + count).collect()
}

fn all_amounts(series: &[Series]) -> Vec<i64> {
    series.iter().flat_map(|one| one.values.iter().flatten().copied()).collect()
}

fn lines(dice: &mut Dice, lang: Lang, schemes: usize) -> Chart {
    let years = years(dice);
    let digits = 3 + u32::try_from(dice.below(7)).unwrap();
    let roles = std::iter::once(Role::Current).chain((0..schemes).map(Role::Scheme));
    let mut all: Vec<Series> = roles.map(|role| series(dice, lang, role, years.len(), digits)).collect();
    if dice.one_in(6) {
        let same = all[0].values.clone();
        for line in &mut all {
            line.values.clone_from(&same);
        }
    }
    let figures = Figures::for_amounts(&all_amounts(&all), lang);
    let paths: Vec<Path<'_>> = all.iter().map(|line| Path { name: &line.name, left: &line.values }).collect();
    let title = finding::balance(&years, paths[0], &paths[1..], figures);
    let settled = dice.index(years.len() + 1);
    chart(dice, title, figures, Body::Lines(Lines::new(Years::new(years, settled, lang), all, figures)))
}

fn capacity(dice: &mut Dice, lang: Lang) -> Chart {
    let years = years(dice);
    let digits = 3 + u32::try_from(dice.below(7)).unwrap();
    let kinds = [Role::Staffing, Role::Operations, Role::Livelihood, Role::OtherSpending];
    let count = 1 + dice.index(4);
    let spending: Vec<Series> =
        kinds.iter().take(count).map(|role| series(dice, lang, *role, years.len(), digits)).collect();
    let lines =
        [Role::Current, Role::Scheme(0)].map(|role| series(dice, lang, role, years.len(), digits)).to_vec();
    let figures = Figures::for_amounts(&all_amounts(&[spending.clone(), lines.clone()].concat()), lang);
    let settled = dice.index(years.len() + 1);
    let body = Capacity::new(Years::new(years.clone(), settled, lang), spending, lines, figures);
    let (now, then) = (body.balances(0), body.balances(1));
    let names = [dice.name(lang), dice.name(lang)];
    let scheme = [Path { name: &names[1], left: &then }];
    let title = finding::capacity(&years, Path { name: &names[0], left: &now }, &scheme, figures);
    chart(dice, title, figures, Body::Capacity(body))
}

fn towns(dice: &mut Dice, lang: Lang, count: usize) -> Chart {
    let digits = 3 + u32::try_from(dice.below(7)).unwrap();
    let one_way = dice.index(3);
    let towns: Vec<Town> = dice
        .amounts(count, digits)
        .into_iter()
        .map(|change| match one_way {
            0 => change,
            1 => change.map(i64::abs),
            _ => change.map(|fen| -fen.abs()),
        })
        .map(|change| Town { name: dice.name(lang), change })
        .collect();
    let known: Vec<i64> = towns.iter().filter_map(|town| town.change).collect();
    let county = -known.iter().sum::<i64>();
    let figures = Figures::for_amounts(&[known, vec![county]].concat(), lang);
    let scheme = dice.name(lang);
    let title = finding::town_sides(&scheme, (2023, 2025), &towns, Some(county), figures);
    chart(dice, title, figures, Body::Sides(Sides::of_towns(&towns, Some(county), figures)))
}

fn schemes(dice: &mut Dice, lang: Lang, count: usize) -> Chart {
    let digits = 3 + u32::try_from(dice.below(7)).unwrap();
    let rows: Vec<(String, Option<i64>, Option<i64>)> = dice
        .amounts(count, digits)
        .into_iter()
        .map(|ours| (dice.name(lang), ours, ours.map(|fen| -fen)))
        .collect();
    let amounts: Vec<i64> = rows.iter().filter_map(|row| row.1).collect();
    let figures = Figures::for_amounts(&amounts, lang);
    let town = dice.name(lang);
    let title = finding::scheme_sides(&town, (2025, 2034), &rows, figures);
    chart(dice, title, figures, Body::Sides(Sides::of_schemes(&rows, figures)))
}

/// The data set with this number.
fn made_up(number: u64) -> Chart {
    let mut dice = Dice(number.wrapping_mul(0x9E37_79B9_7F4A_7C15) + 1);
    let dice = &mut dice;
    let lang = if number.is_multiple_of(2) { Lang::Zh } else { Lang::En };
    match number % 7 {
        0 => lines(dice, lang, 1),
        1 => lines(dice, lang, 12),
        2 => capacity(dice, lang),
        3 => towns(dice, lang, 1),
        4 => towns(dice, lang, 40),
        5 => schemes(dice, lang, [1, 12][usize::from(number.is_multiple_of(3))]),
        _ => {
            let count = 1 + dice.index(30);
            if dice.one_in(2) { towns(dice, lang, count) } else { lines(dice, lang, count.min(8)) }
        }
    }
}

/// What is wrong with a picture, in words; empty if nothing is.
fn faults(scene: &Scene, renderer: &Renderer) -> Vec<String> {
    let texts: Vec<_> = scene.texts().collect();
    let mut faults = Vec::new();
    for (at, one) in texts.iter().enumerate() {
        if !scene.canvas().holds(one.area) {
            faults.push(format!("`{}` leaves the canvas: {:?}", one.text, one.area));
        }
        if one.area.width() < renderer.fonts().width(&one.text, one.size, one.weight) - 1 {
            faults.push(format!("`{}` has too narrow a box", one.text));
        }
        if !renderer.fonts().missing(&one.text).is_empty() {
            faults.push(format!("`{}` has no glyph for some character", one.text));
        }
        for other in &texts[at + 1..] {
            if one.area.overlaps(other.area) {
                faults
                    .push(format!("`{}` {:?} lies on `{}` {:?}", one.text, one.area, other.text, other.area));
            }
        }
    }
    faults
}

#[test]
fn nothing_is_cut_off_nothing_overlaps_and_every_character_has_a_glyph() {
    let renderer = Renderer::new(Theme::briefing());
    for number in 0..420 {
        let chart = made_up(number);
        let scene = renderer.scene(&chart).unwrap_or_else(|missing| panic!("data set {number}: {missing}"));
        let faults = faults(&scene, &renderer);
        assert!(faults.is_empty(), "data set {number}, {}:\n{}", chart.title, faults.join("\n"));
    }
}

#[test]
fn boxes_hold_the_ink_that_is_really_drawn() {
    let renderer = Renderer::new(Theme::briefing());
    let options = usvg::Options { fontdb: renderer.fonts().database(), ..usvg::Options::default() };
    for number in 0..42 {
        let scene = renderer.scene(&made_up(number)).unwrap();
        let tree = usvg::Tree::from_str(&svg::with_text(&scene), &options).unwrap();
        let texts = tree.root().children().iter().filter_map(|node| match node {
            usvg::Node::Text(text) => Some(text.flattened().abs_bounding_box()),
            _ => None,
        });
        let drawn: Vec<usvg::Rect> = texts.collect();
        assert_eq!(drawn.len(), scene.texts().count(), "data set {number}");
        for (ink, placed) in drawn.iter().zip(scene.texts()) {
            // A pixel and a half: places are rounded, and pairs of letters are kerned.
            let area = [placed.area.left, placed.area.top, -placed.area.right, -placed.area.bottom];
            let ink = [ink.left(), ink.top(), -ink.right(), -ink.bottom()];
            let inside = area.iter().zip(ink).all(|(edge, ink)| f64::from(ink) >= f64::from(*edge) - 1.5);
            assert!(inside, "`{}`: drawn {ink:?}, box {area:?}", placed.text);
        }
    }
}

#[test]
fn the_same_chart_gives_the_same_bytes_and_keeps_its_words() {
    let (one, other) = (Renderer::new(Theme::briefing()), Renderer::new(Theme::briefing()));
    for number in [0, 1, 2, 4, 5] {
        let chart = made_up(number);
        let svg = one.svg(&chart).unwrap();
        assert_eq!(svg, other.svg(&chart).unwrap());
        let png = one.png(&svg);
        assert_eq!(png, other.png(&svg));
        assert_eq!(&png[..8], b"\x89PNG\r\n\x1a\n");
        assert_eq!((&png[16..20], &png[20..24]), (&1920_u32.to_be_bytes()[..], &1080_u32.to_be_bytes()[..]));
        let text = String::from_utf8(svg).unwrap();
        assert!(!text.contains("<text"), "text must be outlines");
        let document = usvg::roxmltree::Document::parse(&text).unwrap();
        let words = |tag: &str| {
            document
                .descendants()
                .find(|node| node.has_tag_name(tag))
                .and_then(|node| node.text())
                .unwrap_or("")
                .to_owned()
        };
        assert_eq!(words("title"), chart.title);
        assert!(words("desc").contains(&chart.figures.unit_name()));
    }
    assert!(one.png(b"no picture").is_empty());
}

#[test]
fn a_label_that_cannot_be_drawn_is_named() {
    let mut chart = made_up(0);
    chart.note.push('\u{1F3DB}');
    let error = Renderer::new(Theme::briefing()).svg(&chart).unwrap_err();
    assert_eq!(error.labels.len(), 1);
    assert_eq!(error.labels[0].1, ['\u{1F3DB}']);
    assert!(error.words().zh.contains("U+1F3DB") && error.words().en.contains("U+1F3DB"));
}

#[test]
fn of_many_towns_the_largest_are_shown_and_the_rest_counted() {
    let towns: Vec<Town> = (1..=40)
        .map(|n| Town { name: format!("第{n}镇"), change: Some(if n % 2 == 0 { n } else { -n } * WAN) })
        .collect();
    let figures = Figures::for_amounts(&[40 * WAN], Lang::Zh);
    let sides = Sides::of_towns(&towns, Some(-20 * WAN), figures);
    assert_eq!(sides.rows.len(), 25);
    assert_eq!(sides.rows[0].name, "第40镇");
    assert_eq!(sides.rows[22].name, "第39镇");
    assert_eq!(sides.rows[23].name, "其余17个镇合计");
    // 2 + 4 + … + 16 − (1 + 3 + … + 17)
    assert_eq!(sides.rows[23].bars[0].value, Some((72 - 81) * WAN));
    let total: i64 = sides.rows.iter().filter_map(|row| row.bars[0].value).sum();
    assert_eq!(total, 0);
}

mod findings {
    use super::*;

    const YEARS: [i32; 5] = [2026, 2027, 2028, 2029, 2030];

    fn wan(values: &[i64]) -> Vec<Option<i64>> {
        values.iter().map(|value| Some(value * WAN)).collect()
    }

    fn figures(lang: Lang) -> Figures {
        Figures::for_amounts(&[1_841 * WAN], lang)
    }

    /// The finding on the balance, with schemes called 五五, 六四, 七三 / A, B, C.
    fn balance(lang: Lang, current: &[i64], schemes: &[&[i64]]) -> String {
        let names = if lang == Lang::Zh {
            ["现行四六", "五五", "六四", "七三"]
        } else {
            ["40:60", "A", "B", "C"]
        };
        let left: Vec<Vec<Option<i64>>> =
            std::iter::once(&current).chain(schemes).map(|values| wan(values)).collect();
        let paths: Vec<Path<'_>> = names.iter().zip(&left).map(|(name, left)| Path { name, left }).collect();
        finding::balance(&YEARS[..current.len()], paths[0], &paths[1..], figures(lang))
    }

    #[test]
    fn gaps_by_year() {
        let zh = |current: &[i64]| balance(Lang::Zh, current, &[]);
        assert_eq!(
            zh(&[-40, -310, -420, -380, -190]),
            "现行四六下，2026—2030年连续5年收不抵支，2028年缺口最大，达420万元"
        );
        assert_eq!(
            zh(&[40, -310, 20, -380, 190]),
            "现行四六下，2026—2030年有2年收不抵支，2029年缺口最大，达380万元"
        );
        assert_eq!(zh(&[40, -310, 20, 380, 190]), "现行四六下，2026—2030年仅2027年有缺口，为310万元");
        assert_eq!(
            zh(&[40, 310, 20, 380, 190]),
            "现行四六下，2026—2030年各年均有结余，最紧的2028年结余20万元"
        );
        assert_eq!(
            zh(&[0, 310, 20, 380, 190]),
            "现行四六下，2026—2030年没有缺口，最紧的2026年恰好持平，差额为0万元"
        );
        assert_eq!(zh(&[-310]), "现行四六下，2026年收支缺口310万元");
        assert_eq!(zh(&[310]), "现行四六下，2026年收支结余310万元");
        assert_eq!(zh(&[0]), "现行四六下，2026年收支恰好持平，差额为0万元");
        assert_eq!(
            balance(Lang::En, &[-40, -310, -420, -380, -190], &[]),
            "Under 40:60, money runs short 5 years in a row, 2026–2030: by 4.20 million yuan in 2028 at worst"
        );
    }

    #[test]
    fn equal_gaps_name_the_first_year() {
        assert_eq!(
            balance(Lang::Zh, &[10, -5, -5], &[]),
            "现行四六下，2026—2028年有2年收不抵支，2027年缺口最大，达5万元"
                .replace("2026—2028年有", "2027—2028年连续")
        );
    }

    #[test]
    fn unknown_years_are_passed_over() {
        let left = [None, Some(-WAN), None];
        let path = Path { name: "现行", left: &left };
        assert_eq!(
            finding::balance(&YEARS[..3], path, &[], figures(Lang::Zh)),
            "现行下，2027年收支缺口1万元"
        );
        let none = Path { name: "现行", left: &[None, None, None] };
        assert_eq!(
            finding::balance(&YEARS[..3], none, &[path], figures(Lang::Zh)),
            "现行：数据不全，算不出收支差额"
        );
    }

    #[test]
    fn one_scheme() {
        let tail = |current: &[i64], scheme: &[i64]| {
            let title = balance(Lang::Zh, current, &[scheme]);
            title.split_once('；').unwrap().1.to_owned()
        };
        assert_eq!(tail(&[-5, 5], &[0, 5]), "五五下各年均无缺口");
        assert_eq!(tail(&[5, 5], &[9, 9]), "五五下同样没有缺口");
        assert_eq!(tail(&[5, 5], &[9, -9]), "五五下2027年反而缺9万元");
        assert_eq!(tail(&[-5, 5], &[-2, 5]), "五五可把最大缺口缩到2026年的2万元");
        assert_eq!(tail(&[-5, 5], &[-5, 5]), "五五下最大缺口不变，2026年仍为5万元");
        assert_eq!(tail(&[-5, 5], &[-8, 5]), "五五下缺口更大，2026年达8万元");
    }

    #[test]
    fn several_schemes() {
        let tail = |lang, schemes: &[&[i64]]| {
            let title = balance(lang, &[-9, -9], schemes);
            title.split(['；', ';']).nth(1).unwrap().trim().to_owned()
        };
        assert_eq!(tail(Lang::Zh, &[&[1, 1], &[2, 2]]), "2个方案都能年年平衡");
        assert_eq!(tail(Lang::Zh, &[&[-1, 1], &[2, 2], &[-2, 0]]), "3个方案中只有六四能年年平衡");
        assert_eq!(tail(Lang::Zh, &[&[1, 1], &[2, 2], &[-2, 0]]), "3个方案中有2个能年年平衡");
        assert_eq!(
            tail(Lang::Zh, &[&[-4, 1], &[-3, 2]]),
            "2个方案均不能弥平缺口，缺口最小的六四在2026年仍差3万元"
        );
        assert_eq!(
            tail(Lang::Zh, &[&[-3, 1], &[-3, 2]]),
            "2个方案均不能弥平缺口，缺口最小的2个在2026年都差3万元"
        );
        assert_eq!(tail(Lang::En, &[&[-4, 1], &[-3, 2]]), "none of 2 schemes closes every gap");
    }

    fn town_title(lang: Lang, changes: &[i64], county: i64) -> String {
        let names = if lang == Lang::Zh {
            ["和平镇", "清溪镇", "东风镇"]
        } else {
            ["Heping", "Qingxi", "Dongfeng"]
        };
        let towns: Vec<Town> = names
            .iter()
            .zip(changes)
            .map(|(name, change)| Town { name: (*name).to_owned(), change: Some(change * WAN) })
            .collect();
        let scheme = if lang == Lang::Zh { "五五分成" } else { "50:50" };
        finding::town_sides(scheme, (2025, 2025), &towns, Some(county * WAN), figures(lang))
    }

    #[test]
    fn towns_of_a_county() {
        let zh = |changes: &[i64], county| town_title(Lang::Zh, changes, county);
        assert_eq!(
            zh(&[9, 5, 2], -16),
            "五五分成下，2025年3个镇全部增加，和平镇最多，增9万元；县级减少16万元"
        );
        assert_eq!(
            zh(&[-9, -5, -2], 16),
            "五五分成下，2025年3个镇全部减少，和平镇最多，减9万元；县级增加16万元"
        );
        assert_eq!(
            zh(&[9, 0, -2], -7),
            "五五分成下，2025年3个镇中1个增加、1个减少，和平镇增9万元最多；东风镇减2万元最多；县级减少7万元"
        );
        assert_eq!(zh(&[4, 4, 4], -12), "五五分成下，2025年3个镇同样增加，各增4万元；县级减少12万元");
        assert_eq!(zh(&[-4, -4, -4], 12), "五五分成下，2025年3个镇同样减少，各减4万元；县级增加12万元");
        assert_eq!(
            zh(&[4, 4, 1], -9),
            "五五分成下，2025年3个镇全部增加，和平镇等2个最多，增4万元；县级减少9万元"
        );
        assert_eq!(
            zh(&[4, 0, 0], -4),
            "五五分成下，2025年3个镇中1个增加、其余不变，和平镇增加最多，为4万元；县级减少4万元"
        );
        assert_eq!(zh(&[0, 0, 0], 0), "五五分成下，2025年各镇和县级都不增不减，变动为0万元");
        assert_eq!(zh(&[7], -7), "五五分成下，2025年和平镇增加7万元；县级同额减少");
        assert_eq!(zh(&[-7], 7), "五五分成下，2025年和平镇减少7万元；县级同额增加");
        assert_eq!(zh(&[0], 0), "五五分成下，2025年和平镇不增不减，变动为0万元");
        assert_eq!(
            town_title(Lang::En, &[-9, -5, -2], 16),
            "Under 50:50, all 3 towns lose in 2025; hardest hit is Heping, by 0.09 million yuan; the county gets 0.16 million yuan more"
        );
    }

    fn scheme_title(changes: &[(i64, i64)]) -> String {
        let rows: Vec<(String, Option<i64>, Option<i64>)> = ["五五", "六四", "七三"]
            .iter()
            .zip(changes)
            .map(|(name, (ours, theirs))| ((*name).to_owned(), Some(ours * WAN), Some(theirs * WAN)))
            .collect();
        finding::scheme_sides("和平镇", (2025, 2034), &rows, figures(Lang::Zh))
    }

    /// A few fen that come of rounding, beside changes that show, are neither a gain nor a loss.
    #[test]
    fn a_few_fen_are_no_gain() {
        let town = |name: &str, change| Town { name: name.to_owned(), change: Some(change) };
        let towns = [town("A", 5_000_000), town("B", 3), town("C", -2_000_000)];
        let figures = Figures::for_amounts(&[5_000_000, 3, -2_000_000], Lang::Zh);
        let told = finding::town_sides("五五", (2025, 2025), &towns, Some(-3_000_003), figures);
        assert!(told.contains("3个镇中1个增加") && told.contains("1个减少"), "{told}");
    }

    #[test]
    fn schemes_of_one_town() {
        assert_eq!(
            scheme_title(&[(6, -6), (12, -12)]),
            "2个方案均使和平镇财力增加，六四最多：2025—2034年增12万元；县级同额减少"
        );
        assert_eq!(
            scheme_title(&[(-6, 6), (-2, 3)]),
            "2个方案均使和平镇财力减少，六四减得最少：2025—2034年减2万元；县级增加3万元"
        );
        assert_eq!(
            scheme_title(&[(6, -6), (6, -6)]),
            "2个方案2025—2034年使和平镇增加得一样多，都是6万元；县级同额减少"
        );
        assert_eq!(
            scheme_title(&[(6, -6), (6, -6), (1, -1)]),
            "3个方案均使和平镇财力增加，五五等2个最多：2025—2034年增6万元；县级同额减少"
        );
        assert_eq!(
            scheme_title(&[(6, -6), (-6, 6)]),
            "2个方案中有1个使和平镇增加，五五最多：2025—2034年增6万元；县级同额减少"
        );
        assert_eq!(
            scheme_title(&[(0, 0), (-6, 6)]),
            "2个方案没有一个使和平镇增加，有1个使其减少，六四最多：2025—2034年减6万元；县级同额增加"
        );
        assert_eq!(scheme_title(&[(0, 0), (0, 0)]), "2个方案2025—2034年都不改变和平镇的财力，变动为0万元");
        assert_eq!(scheme_title(&[(6, -6)]), "五五下，2025—2034年和平镇增加6万元；县级同额减少");
        assert_eq!(scheme_title(&[(6, 0)]), "五五下，2025—2034年和平镇增加6万元；县级不变");
        assert_eq!(scheme_title(&[]), "2025—2034年没有可与现行体制比较的方案：和平镇");
    }

    #[test]
    fn capacity_against_spending() {
        let left = wan(&[-5, -7, 3]);
        let better = wan(&[1, 1, 9]);
        let title = |lang, names: [&str; 2]| {
            let current = Path { name: names[0], left: &left };
            finding::capacity(&YEARS[..3], current, &[Path { name: names[1], left: &better }], figures(lang))
        };
        assert_eq!(
            title(Lang::Zh, ["现行四六", "五五分成"]),
            "现行四六下，2026—2027年可用财力连续2年不足以覆盖刚性支出，2027年缺口最大，达7万元；五五分成下各年均无缺口"
        );
        assert_eq!(
            title(Lang::En, ["40:60", "50:50"]),
            "Under 40:60, capacity is short of rigid spending 2 years in a row, 2026–2027: by 0.07 million yuan in 2027 at worst; 50:50 closes every gap"
        );
    }
}
