/** `npm run bench:autofix`: how much of a corpus of broken scenes is mended, how fast, and at what price. */
import {Command} from 'commander';
import {mean} from 'd3-array';
import {Diagnostician} from '../../agents/diagnose/diagnose.ts';
import {OpenAIModel} from '../../agents/model/openai-model.ts';
import {settleModels} from '../../agents/model/settings.ts';
import {type Figures, quantile, rounded, writeFigures} from '../figures.ts';
import {RECORDED_REPLIES, brokenScenes, soundScenes} from './corpus.ts';
import {type Answerer, type SceneOutcome, mendCorpusScene} from './mend-corpus.ts';
import {RecordedReplies} from './recorded-replies.ts';
import {coldStart, warmDiagnoses} from './timing.ts';

interface Options {
  readonly json?: string;
  readonly only?: string;
  readonly corpus?: string;
  readonly ask: boolean;
  readonly verbose: boolean;
}

const print = (line: string): boolean => process.stdout.write(`${line}\n`);

await new Command('bench:autofix')
  .description('Mends the broken scenes of tests/fixtures/broken-scenes and counts.')
  .option('--json <file>', 'write {"figures": {…}} there')
  .option('--only <text>', 'only scenes with this text in their name')
  .option('--corpus <folder>', 'the .tsx scenes of this folder instead, which nobody here has seen')
  .option('--ask', 'ask the model of OPENAI_BASE_URL what no reply is recorded for', false)
  .option('--verbose', 'each scene with what was changed and what is left', false)
  .addHelpText(
    'after',
    '\nExamples:\n  npm run bench:autofix -- --json autofix.json\n  npm run bench:autofix -- --corpus ~/drafts --verbose',
  )
  .action(run)
  .parseAsync();

async function run({json, only = '', corpus, ask, verbose}: Options): Promise<void> {
  const broken = brokenScenes(corpus).filter(({name}) => name.includes(only));
  const sound = soundScenes();
  const [first] = sound;
  const coldStartMs = first === undefined ? Number.NaN : coldStart(first);

  const diagnostician = new Diagnostician();
  const warm = warmDiagnoses(sound, diagnostician);
  const alarms = sound.filter(scene => {
    const found = diagnostician.diagnose([scene]);
    for (const {code, line, message} of found) {
      print(`FALSE ALARM ${scene.name}:${line} ${code}: ${message}`);
    }
    return found.length > 0;
  });

  const answer = await answerer(ask);
  const outcomes: SceneOutcome[] = [];
  for (const scene of broken) {
    const outcome = await mendCorpusScene(scene, diagnostician, answer);
    outcomes.push(outcome);
    if (verbose) describe(outcome);
  }
  const figures: Figures = {
    ...figuresOf(outcomes),
    warmDiagnoseMedianMs: rounded(quantile(warm, 0.5), 1),
    warmDiagnoseP95Ms: rounded(quantile(warm, 0.95), 1),
    coldStartMs: rounded(coldStartMs, 0),
    soundScenes: sound.length,
    falseAlarms: alarms.length,
  };
  for (const [name, value] of Object.entries(figures)) print(`${name.padEnd(32)} ${value}`);
  if (json !== undefined) await writeFigures(json, figures);
}

/** Answers from the recording, and from a model where one may be asked. */
async function answerer(ask: boolean): Promise<Answerer> {
  const recorded = new RecordedReplies(RECORDED_REPLIES);
  if (!ask) return (scene, request) => Promise.resolve(recorded.find(scene.name, request));
  const {models, ...server} = await settleModels(process.env, {});
  const model = new OpenAIModel({...server, model: models.coder});
  return async (scene, request, messages) => {
    const known = recorded.find(scene.name, request);
    if (known !== undefined) return known;
    const step = {role: 'coder' as const, section: scene.name, task: 'refine', attempt: 1};
    const reply = await model.ask({step, messages, prompt: 'coder'});
    recorded.save(scene.name, request, reply.text, reply.model);
    return reply.text;
  };
}

function figuresOf(all: readonly SceneOutcome[]): Figures {
  const broken = all.filter(({found}) => found.length > 0);
  const mended = broken.filter(({left}) => left.length === 0);
  const asked = mended.filter(({questions}) => questions > 0);
  const found = sum(broken.map(one => one.found.length));
  // What comes to light while mending counts as found and not mended.
  const gone = sum(broken.map(one => Math.max(0, one.found.length - one.leftWithoutModel.length)));
  const ratio = (scenes: readonly SceneOutcome[]): number =>
    sum(scenes.map(({tokens}) => tokens)) / sum(scenes.map(one => one.wholeFileTokens));
  return {
    scenes: broken.length,
    soundAsTheyCame: all.length - broken.length,
    diagnostics: found,
    scenesMendedWithoutModel: rounded(
      broken.filter(one => one.leftWithoutModel.length === 0).length / broken.length,
    ),
    diagnosticsMendedWithoutModel: rounded(gone / found),
    scenesMended: rounded(mended.length / broken.length),
    scenesThatNeededModel: asked.length,
    tokensPerMendedScene: rounded(mean(mended, ({tokens}) => tokens) ?? Number.NaN, 0),
    tokenRatioToWholeFile: rounded(ratio(mended)),
    tokenRatioWhereModelWasAsked: rounded(ratio(asked)),
    mendMedianMs: rounded(
      quantile(
        broken.map(one => one.milliseconds),
        0.5,
      ),
      0,
    ),
    mendP95Ms: rounded(
      quantile(
        broken.map(one => one.milliseconds),
        0.95,
      ),
      0,
    ),
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function describe({scene, found, applied, leftWithoutModel, left, questions}: SceneOutcome): void {
  const state =
    leftWithoutModel.length === 0 ? 'mended' : left.length === 0 ? 'mended by the model' : 'BROKEN';
  print(`\n${scene.name}: ${found.length} found, ${state}, ${questions} questions`);
  for (const {fix, title, line} of applied) print(`  fixed line ${line}: ${fix} (${title})`);
  for (const {line, code, message} of leftWithoutModel)
    print(`  left  line ${line}: ${code} ${message}`);
}
