// Joins two TrueType fonts of one family and design size: every glyph of `second` is appended to `first`.
// Kerning and figures (GPOS, GSUB) stay those of `first`, whose glyph numbers do not change. Hinting is left out:
// it is half of such a small file, and screens of today do not use it.

export function joinFonts(first, second) {
    const [a, b] = [tables(first), tables(second)];
    const [glyphsA, glyphsB] = [glyphs(a), glyphs(b)];
    const shift = glyphsA.length - 1;                                   // the “missing” glyph of `second` is not taken
    const all = [...glyphsA.map((glyph) => plain(glyph, 0)), ...glyphsB.slice(1).map((glyph) => plain(glyph, shift))];
    const widths = [...metrics(a, glyphsA.length), ...metrics(b, glyphsB.length).slice(1)];
    const letters = new Map([...characters(b)].filter(([, glyph]) => glyph > 0).map(([code, glyph]) => [code, glyph + shift]));
    for (const [code, glyph] of characters(a)) {
        letters.set(code, glyph);
    }

    const { glyf, loca } = outlines(all);
    return write({
        ...pick(a, ['GDEF', 'GPOS', 'GSUB', 'name']),
        'OS/2': edited(a['OS/2'], (t) => { t.writeUInt16BE(Math.min(...letters.keys()), 64); t.writeUInt16BE(Math.max(...letters.keys()), 66); }),
        cmap: characterTable(letters),
        glyf,
        head: edited(a.head, (t) => { t.writeInt16BE(1, 50); boxes(t, a.head, b.head); }),
        hhea: edited(a.hhea, (t) => t.writeUInt16BE(all.length, 34)),
        hmtx: Buffer.concat(widths),
        loca,
        maxp: edited(a.maxp, (t) => { largest(t, a.maxp, b.maxp); t.writeUInt16BE(all.length, 4); t.writeUInt16BE(0, 26); }),
        post: edited(Buffer.concat([a.post.subarray(0, 32)]), (t) => t.writeUInt32BE(0x00030000, 0)),
    });
}

function tables(font) {
    const found = {};
    for (let i = 0; i < font.readUInt16BE(4); i++) {
        const row = 12 + 16 * i;
        const start = font.readUInt32BE(row + 8);
        found[font.toString('latin1', row, row + 4)] = font.subarray(start, start + font.readUInt32BE(row + 12));
    }

    return found;
}

function glyphs({ loca, glyf, head, maxp }) {
    const long = head.readInt16BE(50) === 1;
    const at = (i) => (long ? loca.readUInt32BE(4 * i) : 2 * loca.readUInt16BE(2 * i));
    return Array.from({ length: maxp.readUInt16BE(4) }, (_, i) => glyf.subarray(at(i), at(i + 1)));
}

function plain(glyph, shift) {
    if (glyph.length === 0) {
        return glyph;
    }

    const contours = glyph.readInt16BE(0);
    return contours >= 0 ? plainOutline(glyph, contours) : plainComposite(glyph, shift);
}

function plainOutline(glyph, contours) {
    const at = 10 + 2 * contours;
    return Buffer.concat([glyph.subarray(0, at), Buffer.alloc(2), glyph.subarray(at + 2 + glyph.readUInt16BE(at))]);
}

function plainComposite(glyph, shift) {
    const copy = Buffer.from(glyph);
    let at = 10;
    for (let more = true; more;) {
        const flags = copy.readUInt16BE(at);
        copy.writeUInt16BE(flags & ~0x0100, at);                        // no instructions follow
        const part = copy.readUInt16BE(at + 2);
        copy.writeUInt16BE(part === 0 ? 0 : part + shift, at + 2);
        at += 4 + (flags & 0x01 ? 4 : 2) + (flags & 0x08 ? 2 : flags & 0x40 ? 4 : flags & 0x80 ? 8 : 0);
        more = (flags & 0x20) !== 0;
    }

    return copy.subarray(0, at);
}

function metrics({ hhea, hmtx }, count) {
    const full = hhea.readUInt16BE(34);
    return Array.from({ length: count }, (_, i) => i < full
        ? hmtx.subarray(4 * i, 4 * i + 4)
        : Buffer.concat([hmtx.subarray(4 * full - 4, 4 * full - 2), hmtx.subarray(4 * full + 2 * (i - full), 4 * full + 2 * (i - full) + 2)]));
}

function characters({ cmap }) {
    const found = new Map();
    for (let i = 0; i < cmap.readUInt16BE(2); i++) {
        const start = cmap.readUInt32BE(4 + 8 * i + 4);
        if (cmap.readUInt16BE(start) === 4) {
            segments(cmap.subarray(start), found);
        }
    }

    return found;
}

function segments(table, found) {
    const twice = table.readUInt16BE(6);
    for (let s = 0; s < twice; s += 2) {
        const [last, first] = [table.readUInt16BE(14 + s), table.readUInt16BE(16 + twice + s)];
        const [delta, offset] = [table.readUInt16BE(16 + 2 * twice + s), table.readUInt16BE(16 + 3 * twice + s)];
        for (let code = first; code <= last && code !== 0xffff; code++) {
            const glyph = offset === 0 ? code : table.readUInt16BE(16 + 3 * twice + s + offset + 2 * (code - first));
            found.set(code, glyph === 0 && offset !== 0 ? 0 : (glyph + delta) & 0xffff);
        }
    }
}

function characterTable(letters) {
    const runs = [];
    for (const [code, glyph] of [...letters].filter(([code]) => code < 0xffff).sort((x, y) => x[0] - y[0])) {
        const run = runs.at(-1);
        if (run && run.last === code - 1 && run.glyph + code - run.first === glyph) {
            run.last = code;
        } else {
            runs.push({ first: code, last: code, glyph });
        }
    }

    runs.push({ first: 0xffff, last: 0xffff, glyph: 0 });
    const count = runs.length;
    const steps = Math.floor(Math.log2(count));
    const table = Buffer.alloc(12 + 16 + 8 * count);
    [0, 1, 3, 1].forEach((value, i) => table.writeUInt16BE(value, 2 * i));
    table.writeUInt32BE(12, 8);
    [4, 16 + 8 * count, 0, 2 * count, 2 ** (steps + 1), steps, 2 * count - 2 ** (steps + 1)].forEach((value, i) => table.writeUInt16BE(value, 12 + 2 * i));
    runs.forEach((run, i) => {
        table.writeUInt16BE(run.last, 26 + 2 * i);
        table.writeUInt16BE(run.first, 28 + 2 * count + 2 * i);
        table.writeUInt16BE(run.first === 0xffff ? 1 : (run.glyph - run.first + 0x10000) & 0xffff, 28 + 4 * count + 2 * i);
    });
    return table;
}

function outlines(all) {
    const padded = all.map((glyph) => Buffer.concat([glyph, Buffer.alloc((4 - (glyph.length % 4)) % 4)]));
    const loca = Buffer.alloc(4 * (all.length + 1));
    let at = 0;
    padded.forEach((glyph, i) => { loca.writeUInt32BE(at, 4 * i); at += glyph.length; });
    loca.writeUInt32BE(at, 4 * all.length);
    return { glyf: Buffer.concat(padded), loca };
}

function boxes(target, a, b) {
    for (const [at, choose] of [[36, Math.min], [38, Math.min], [40, Math.max], [42, Math.max]]) {
        target.writeInt16BE(choose(a.readInt16BE(at), b.readInt16BE(at)), at);
    }
}

function largest(target, a, b) {
    for (let at = 4; at < 32; at += 2) {
        target.writeUInt16BE(Math.max(a.readUInt16BE(at), b.readUInt16BE(at)), at);
    }
}

function edited(table, edit) {
    const copy = Buffer.from(table);
    edit(copy);
    return copy;
}

function pick(from, names) {
    return Object.fromEntries(names.filter((name) => from[name]).map((name) => [name, from[name]]));
}

function write(parts) {
    const names = Object.keys(parts).sort();
    const steps = Math.floor(Math.log2(names.length));
    const head = Buffer.alloc(12 + 16 * names.length);
    head.writeUInt32BE(0x00010000, 0);
    [names.length, 16 * 2 ** steps, steps, 16 * (names.length - 2 ** steps)].forEach((value, i) => head.writeUInt16BE(value, 4 + 2 * i));
    const bodies = [];
    let at = head.length;
    names.forEach((name, i) => {
        const body = parts[name];
        const padded = Buffer.concat([body, Buffer.alloc((4 - (body.length % 4)) % 4)]);
        const row = 12 + 16 * i;
        head.write(name, row, 'latin1');
        head.writeUInt32BE(checksum(padded), row + 4);
        head.writeUInt32BE(at, row + 8);
        head.writeUInt32BE(body.length, row + 12);
        bodies.push(padded);
        at += padded.length;
    });
    return Buffer.concat([head, ...bodies]);
}

function checksum(table) {
    let sum = 0;
    for (let i = 0; i < table.length; i += 4) {
        sum = (sum + table.readUInt32BE(i)) >>> 0;
    }

    return sum;
}
