//! placeholder until the checking room lands
