//! A line through points, broken into dashes.

use crate::render::geometry::Point;

/// The dashes of a line: `pattern` holds lengths of dashes and gaps by turns, in pixels.
#[must_use]
pub fn dashes(points: &[Point], pattern: &[i32]) -> Vec<Vec<Point>> {
    let mut walk = Walk {
        pattern,
        turn: 0,
        left: pattern.first().map_or(1.0, |first| f64::from(*first)),
        out: Vec::new(),
    };
    if let Some(first) = points.first() {
        walk.out.push(vec![*first]);
    }
    for pair in points.windows(2) {
        walk.along(pair[0], pair[1]);
    }
    walk.out.retain(|dash| dash.len() > 1);
    walk.out
}

/// A walk along the line.
struct Walk<'a> {
    pattern: &'a [i32],
    /// Which part of the pattern; even ones are drawn.
    turn: usize,
    /// How much of that part is left.
    left: f64,
    out: Vec<Vec<Point>>,
}

impl Walk<'_> {
    fn along(&mut self, from: Point, to: Point) {
        let (dx, dy) = (f64::from(to.0 - from.0), f64::from(to.1 - from.1));
        let length = (dx * dx + dy * dy).sqrt();
        let mut gone = 0.0;
        while gone + self.left < length {
            gone += self.left;
            let at = (from.0 + whole(dx * gone / length), from.1 + whole(dy * gone / length));
            self.turn_at(at);
        }
        self.left -= length - gone;
        self.mark(to);
    }

    fn turn_at(&mut self, at: Point) {
        self.mark(at);
        self.turn = (self.turn + 1) % self.pattern.len().max(1);
        self.left = f64::from(self.pattern.get(self.turn).copied().unwrap_or(1).max(1));
        if self.turn.is_multiple_of(2) {
            self.out.push(vec![at]);
        }
    }

    fn mark(&mut self, at: Point) {
        if self.turn.is_multiple_of(2)
            && let Some(dash) = self.out.last_mut()
        {
            dash.push(at);
        }
    }
}

#[expect(clippy::cast_possible_truncation, reason = "a place on a canvas; `as` saturates")]
fn whole(length: f64) -> i32 {
    length.round() as i32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dashes_follow_the_bend() {
        let drawn = dashes(&[(0, 0), (10, 0), (10, 10)], &[6, 2]);
        assert_eq!(drawn, [vec![(0, 0), (6, 0)], vec![(8, 0), (10, 0), (10, 4)], vec![(10, 6), (10, 10)]]);
    }
}
