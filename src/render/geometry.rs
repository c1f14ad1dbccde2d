//! Places on the canvas, in whole pixels: x to the right, y downwards.

/// A point.
pub type Point = (i32, i32);

/// A rectangle. The right and bottom edges are its first pixels outside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Area {
    /// Left edge.
    pub left: i32,
    /// Top edge.
    pub top: i32,
    /// Right edge.
    pub right: i32,
    /// Bottom edge.
    pub bottom: i32,
}

impl Area {
    /// A rectangle by its edges.
    #[must_use]
    pub const fn new(left: i32, top: i32, right: i32, bottom: i32) -> Self {
        Self { left, top, right, bottom }
    }

    /// Its width.
    #[must_use]
    pub const fn width(self) -> i32 {
        self.right - self.left
    }

    /// Its height.
    #[must_use]
    pub const fn height(self) -> i32 {
        self.bottom - self.top
    }

    /// Half way down.
    #[must_use]
    pub const fn middle(self) -> i32 {
        self.top + self.height() / 2
    }

    /// Half way across.
    #[must_use]
    pub const fn centre(self) -> i32 {
        self.left + self.width() / 2
    }

    /// Whether the two share a pixel.
    #[must_use]
    pub const fn overlaps(self, other: Self) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }

    /// Whether the other lies within it.
    #[must_use]
    pub const fn holds(self, other: Self) -> bool {
        self.left <= other.left
            && self.top <= other.top
            && other.right <= self.right
            && other.bottom <= self.bottom
    }

    /// It with so many pixels more on each side.
    #[must_use]
    pub const fn grown(self, by: i32) -> Self {
        Self::new(self.left - by, self.top - by, self.right + by, self.bottom + by)
    }

    /// Whether a straight line between two points passes through it.
    #[must_use]
    pub fn crossed_by(self, from: Point, to: Point) -> bool {
        // Only the part of the line above or below this rectangle's width matters.
        let (from, to) = if from.0 <= to.0 { (from, to) } else { (to, from) };
        if to.0 < self.left || from.0 > self.right {
            return false;
        }
        let ends = [from.0.max(self.left), to.0.min(self.right)].map(|x| height_at(from, to, x));
        let (high, low) = if from.0 == to.0 {
            (from.1.min(to.1), from.1.max(to.1))
        } else {
            (ends[0].min(ends[1]), ends[0].max(ends[1]))
        };
        high < self.bottom && low > self.top
    }
}

/// The y of the line from one point to another at this x, which lies between them.
#[must_use]
pub fn height_at(from: Point, to: Point, x: i32) -> i32 {
    part(
        i64::from(to.1) - i64::from(from.1),
        i64::from(x) - i64::from(from.0),
        i64::from(to.0) - i64::from(from.0),
    )
    .saturating_add(from.1)
}

/// The x at which a line crosses the height y, which lies between its ends.
#[must_use]
pub fn crossing(from: Point, to: Point, y: i32) -> i32 {
    height_at((from.1, from.0), (to.1, to.0), y)
}

/// `whole · a / b` in whole pixels, 0 where b is 0.
#[must_use]
pub fn part(whole: i64, a: i64, b: i64) -> i32 {
    if b == 0 {
        return 0;
    }
    let (product, b) = (i128::from(whole) * i128::from(a), i128::from(b));
    // Rounded half up, so that two marks of one value fall on one pixel.
    let rounded = (2 * product + b).div_euclid(2 * b);
    i32::try_from(rounded).unwrap_or(if rounded < 0 { i32::MIN / 4 } else { i32::MAX / 4 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_cross_boxes() {
        let area = Area::new(10, 10, 20, 20);
        assert!(area.crossed_by((0, 15), (30, 15)));
        assert!(area.crossed_by((0, 0), (30, 30)));
        assert!(area.crossed_by((15, 0), (15, 40)));
        assert!(!area.crossed_by((0, 5), (30, 5)));
        assert!(!area.crossed_by((0, 30), (30, 25)));
        assert!(!area.crossed_by((30, 15), (40, 15)));
    }

    #[test]
    fn parts_round() {
        assert_eq!(part(10, 1, 4), 3);
        assert_eq!(part(-10, 1, 4), -2);
        assert_eq!(part(7, 5, 0), 0);
        assert_eq!(crossing((0, 0), (10, 10), 4), 4);
    }
}
