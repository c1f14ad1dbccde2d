//! From SVG to PNG: resvg draws it, the encoder packs it fast.

use resvg::tiny_skia::{Color, Pixmap, Transform};
use resvg::usvg::{Options, Tree};

/// The SVG as an opaque PNG of its own size. What is no SVG, or has no size, gives no bytes.
#[must_use]
pub fn rasterised(svg: &[u8]) -> Vec<u8> {
    drawn(svg).and_then(|picture| packed(&picture)).unwrap_or_default()
}

fn drawn(svg: &[u8]) -> Option<Pixmap> {
    // Text is already outlines, so no font is needed.
    let tree = Tree::from_data(svg, &Options::default()).ok()?;
    let size = tree.size().to_int_size();
    let mut picture = Pixmap::new(size.width(), size.height())?;
    picture.fill(Color::WHITE);
    resvg::render(&tree, Transform::identity(), &mut picture.as_mut());
    Some(picture)
}

fn packed(picture: &Pixmap) -> Option<Vec<u8>> {
    // On white paper every pixel is opaque: a fourth channel would only cost time and room.
    let mut colours = Vec::with_capacity(picture.data().len() / 4 * 3);
    for pixel in picture.data().chunks_exact(4) {
        colours.extend_from_slice(&pixel[..3]);
    }
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, picture.width(), picture.height());
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_compression(png::Compression::Fast);
    // Bars and bands repeat the line above; choosing a filter line by line takes eight times as long.
    encoder.set_filter(png::Filter::Up);
    let mut writer = encoder.write_header().ok()?;
    writer.write_image_data(&colours).ok()?;
    writer.finish().ok()?;
    Some(bytes)
}
