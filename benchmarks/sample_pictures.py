"""Draws the pictures of the sample documents again: `python -m benchmarks.sample_pictures`. Takes Pillow."""

from __future__ import annotations

from pathlib import Path

from PIL import Image, ImageDraw

SEEDS = Path(__file__).parent.parent / "seeds"
REGISTERS = (("one", 61_000), ("two", 84_000), ("Luis", 72_000), ("2024", 72_418))
"""What each register says of the trees of Brenne."""
PAPER, INK, LEAF, DRY = "#f6efdf", "#33291d", "#3e7d4e", "#b9a24c"
SEA, LAND, SAND, WAY = "#2f5d80", "#5f8a55", "#d9c389", "#f2e6c9"


def chart() -> Image.Image:
    """Draw the registers as columns; the one that was counted is greener."""
    image = Image.new("RGB", (300, 168), PAPER)
    pen = ImageDraw.Draw(image)
    pen.line((20, 140, 285, 140), fill=INK, width=2)
    for number, (name, trees) in enumerate(REGISTERS):
        left, top = 36 + 64 * number, 140 - trees // 700
        pen.rectangle((left, top, left + 40, 138), fill=LEAF if name == "2024" else DRY)
        pen.text((left + 20, 152), name, fill=INK, anchor="mm", font_size=16)
    return image


def island() -> Image.Image:
    """Draw Hollin as a map: the village, the lighthouse, and where a boat lost its rudder."""
    image = Image.new("RGB", (240, 200), SEA)
    pen = ImageDraw.Draw(image)
    shore = [
        (60, 150),
        (52, 110),
        (80, 80),
        (96, 44),
        (128, 32),
        (150, 60),
        (176, 84),
        (184, 128),
        (150, 164),
        (100, 170),
    ]
    pen.polygon(shore, fill=LAND, outline=SAND, width=5)
    pen.line([(184, 128), (206, 140), (239, 136)], fill=WAY, width=2)
    pen.rectangle((160, 118, 174, 132), fill="#a5482d")
    pen.polygon([(128, 34), (120, 58), (136, 58)], fill="#ffffff")
    pen.ellipse((118, 24, 138, 44), outline="#ffe28a", width=3)
    for shift in (-7, 7):
        pen.line((146 - shift, 10, 146 + shift, 24), fill="#e4572e", width=4)
    return image


def main() -> None:
    for image, path in (
        (chart(), "lantern/pictures/trees.png"),
        (island(), "island-post/pictures/hollin.png"),
    ):
        file = SEEDS / path
        file.parent.mkdir(exist_ok=True)
        image.quantize(24).save(file, optimize=True)
        print(f"{path}: {file.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
