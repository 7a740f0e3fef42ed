// Conveniences of the article page. The page is whole without them: each button appears only when it can work.
const article = document.querySelector('[data-article]');

const print = document.querySelector('[data-print]');
if (print) {
    print.hidden = false;
    print.addEventListener('click', () => window.print());
}

const share = document.querySelector('[data-share]');
if (share && navigator.share) {
    share.hidden = false;
    share.addEventListener('click', () => navigator.share({ title: document.title, url: location.href }).catch(() => share.blur()));
}

const listen = document.querySelector('[data-listen]');
if (listen && article && 'speechSynthesis' in window) {
    const offer = () => {
        const voice = speechSynthesis.getVoices().find((one) => one.lang.toLowerCase().startsWith('vi'));
        if (voice && listen.hidden) {
            listen.hidden = false;
            readAloud(listen, article, voice);
        }
    };
    offer();
    speechSynthesis.addEventListener('voiceschanged', offer);
    window.addEventListener('pagehide', () => speechSynthesis.cancel());
}

function readAloud(button, text, voice) {
    const label = button.querySelector('span');
    const start = label.textContent;
    const sentences = [...text.querySelectorAll('p, li, figcaption')].flatMap(sentencesOf);
    let reading = false;

    const stop = () => {
        reading = false;
        speechSynthesis.cancel();
        CSS.highlights?.delete('reading');
        label.textContent = start;
    };

    const read = (at) => {
        if (!reading || at >= sentences.length) {
            stop();
            return;
        }

        const words = new SpeechSynthesisUtterance(sentences[at].toString());
        words.voice = voice;
        words.lang = voice.lang;
        words.onend = () => read(at + 1);
        CSS.highlights?.set('reading', new Highlight(sentences[at]));
        speechSynthesis.speak(words);
    };

    button.addEventListener('click', () => {
        if (reading) {
            stop();
            return;
        }

        reading = true;
        label.textContent = button.dataset.listen;
        read(0);
    });
}

// Each sentence as a range, so that it can be marked while it is read without changing the page.
function sentencesOf(block) {
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    const ranges = [];
    let range = null;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        for (const piece of node.data.matchAll(/[^.;!?…]*[.;!?…]*\s*/g)) {
            if (piece[0] === '') {
                continue;
            }

            range ??= document.createRange();
            if (range.collapsed) {
                range.setStart(node, piece.index);
            }

            range.setEnd(node, piece.index + piece[0].length);
            if (/[.;!?…]\s*$/.test(piece[0])) {
                ranges.push(range);
                range = null;
            }
        }
    }

    return range ? [...ranges, range] : ranges;
}
