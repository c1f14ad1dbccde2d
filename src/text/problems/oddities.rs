//! What is said of figures that may be right and are worth a look.

use crate::text::sentences;

sentences! {
    /// B35.
    changed(code, before, earlier, after, later) {
        "`{code}` {before} 年是 {earlier} 万元，{after} 年是 {later} 万元：是不是多写或少写了一位？",
        "`{code}` is {earlier} 万元 in {before} and {later} 万元 in {after}: a digit too many, or one too few?",
    }
    /// What to do about it.
    changed_hint() {
        "核对两年的原表；确是一次性的，在 `一次性` 列写 `是`，增长就不以它为基数",
        "look it up in both years' accounts; if it will not come again, write `yes` under `one_off`, and growth does not start from it",
    }
    /// B36.
    sign_changed(code, year, amount, other) {
        "`{code}` {year} 年是 {amount} 万元，{other} 年却是正数：按退库、冲减计",
        "`{code}` of {year} is {amount} 万元, that of {other} above zero: it counts as money that went back",
    }
    /// B36.
    below_zero(code, year, amount) {
        "`{code}` {year} 年是 {amount} 万元，小于零：按退库、冲减计",
        "`{code}` of {year} is {amount} 万元, below zero: it counts as money that went back",
    }
    /// What to do about it.
    below_zero_hint() {
        "正负号写反了就改过来；确是退库、冲减的，在 `一次性` 列写 `是`，增长就不以它为基数",
        "turn the sign if it is wrong; if money did go back, write `yes` under `one_off`, and growth does not start from it",
    }
    /// B37.
    costly_retiree(year, cost, category, post) {
        "{year} 年一名离退休人员要 {cost} 元，不比一名{category}人员（{post} 元）少",
        "a retiree costs {cost} yuan in {year}, no less than one of {category} ({post} yuan)",
    }
    /// What to do about it.
    costly_retiree_hint() {
        "养老金由社保基金发放，镇里只列补贴等统筹外支出；核对是否把养老金也算了进来",
        "pensions are paid by the insurance fund, and the town pays what comes on top: is the pension in it?",
    }
    /// B38.
    other_size(table, year, sum, received, times) {
        "{table} {year} 年合计 {sum} 万元，同年收入 {received} 万元，相差 {times} 倍：是不是一张表用元、一张表用万元？",
        "{table} adds up to {sum} 万元 in {year}, what was received to {received} 万元, {times} times apart: 元 in one table and 万元 in the other?",
    }
    /// What to do about it.
    other_size_hint() {
        "核对两张表的单位，写进各自的表头",
        "look up the unit of both tables, and write each into its header",
    }
}
