// Writes one small WOFF2 file a weight: Latin and Vietnamese come as two files, a reader needs both at once.
// Usage: node fonts.mjs OUTPUT-FOLDER
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { convert } from 'fontverter';
import subset from 'subset-font';
import { joinFonts } from './join-fonts.mjs';

const source = join(dirname(fileURLToPath(import.meta.url)), 'node_modules/@fontsource/be-vietnam-pro');

const between = (first, last) => Array.from({ length: last - first + 1 }, (_, i) => String.fromCodePoint(first + i)).join('');
const vowels = 'aăâeêioôơuưy';
const tones = ['', '\u0300', '\u0301', '\u0303', '\u0309', '\u0323'];
const lower = [...vowels].flatMap((vowel) => tones.map((tone) => (vowel + tone).normalize('NFC'))).join('') + 'đ';
const letters = between(0x20, 0x7e) + lower + lower.toUpperCase() + '\u00a0\u202f–—‘’“”„…•·×÷±−°²³½₫€§«»‹›→←↑↓©';

// Browsers keep these files for a year: a change of the letters or of the family needs a new edition, here, in sen.css and in FrontEnd.targets.
const edition = 1;

const [output] = process.argv.slice(2);
await mkdir(output, { recursive: true });
for (const weight of [400, 600]) {
    const parts = [];
    for (const script of ['latin', 'vietnamese']) {
        const whole = await readFile(join(source, `files/be-vietnam-pro-${script}-${weight}-normal.woff2`));
        parts.push(await subset(whole, letters, { targetFormat: 'sfnt' }));
    }

    const small = await convert(joinFonts(...parts), 'woff2');
    const name = `be-vietnam-pro-${weight}-${edition}.woff2`;
    await writeFile(join(output, name), small);
    console.log(`${name} ${small.length} bytes`);
}

await writeFile(join(output, 'OFL.txt'), await readFile(join(source, 'LICENSE')));
