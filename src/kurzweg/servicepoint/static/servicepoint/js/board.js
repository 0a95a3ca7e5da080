// SPDX-License-Identifier: EUPL-1.2
// The gong and the spoken number of the board. Calls that come together are told one after the other,
// none is left out. A browser that wants to be touched before it makes a sound shows a button for it.
(() => {
  const region = document.getElementById("aufrufe");
  const offer = document.querySelector("[data-board-sound]");
  const sound = new AudioContext();
  const waiting = [];
  let known = new Set(calls().map(keyOf));
  let telling = false;

  function calls() {
    return [...region.querySelectorAll("[data-call]")];
  }

  function keyOf(call) {
    return call.dataset.call;
  }

  function tone(frequency, start, length) {
    const wave = sound.createOscillator();
    const loudness = sound.createGain();
    wave.frequency.value = frequency;
    loudness.gain.setValueAtTime(0.0001, start);
    loudness.gain.exponentialRampToValueAtTime(0.3, start + 0.02);
    loudness.gain.exponentialRampToValueAtTime(0.0001, start + length);
    wave.connect(loudness).connect(sound.destination);
    wave.start(start);
    wave.stop(start + length);
  }

  function gong() {
    const now = sound.currentTime;
    tone(660, now, 0.9);
    tone(528, now + 0.35, 1.1);
    return new Promise((done) => setTimeout(done, 1500));
  }

  function say(text) {
    const voices = window.speechSynthesis?.getVoices() ?? [];
    const german = voices.find((voice) => voice.lang.startsWith("de"));
    if (!german) return Promise.resolve();
    return new Promise((done) => {
      const speech = new SpeechSynthesisUtterance(text);
      speech.voice = german;
      speech.lang = german.lang;
      speech.onend = speech.onerror = done;
      speechSynthesis.speak(speech);
    });
  }

  async function tell() {
    if (telling) return;
    telling = true;
    while (waiting.length) {
      const { number, lane } = waiting.shift();
      if (sound.state !== "running") continue;
      await gong();
      await say(`Nummer ${number.replace("-", " ").split("").join(" ")}: ${lane}`);
    }
    telling = false;
  }

  document.addEventListener("kw:changed", () => {
    const now = calls();
    const fresh = now.filter((call) => !known.has(keyOf(call)));
    known = new Set(now.map(keyOf));
    waiting.push(...fresh.reverse().map((call) => ({ ...call.dataset })));
    tell();
  });

  const ask = () => { offer.hidden = sound.state === "running"; };
  sound.onstatechange = ask;
  offer.addEventListener("click", () => sound.resume());
  ask();
})();
