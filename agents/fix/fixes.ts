/** All fixes. A new one: a file in `fixes/`, rows in the table of its tests, a line here. */
import type {Fix} from './fix.ts';
import {absentOption} from './fixes/absent-option.ts';
import {anchorFromPixels} from './fixes/anchor-from-pixels.ts';
import {anchorFromText} from './fixes/anchor-from-text.ts';
import {anchorName} from './fixes/anchor-name.ts';
import {areaCall} from './fixes/area-call.ts';
import {areaFromObject} from './fixes/area-from-object.ts';
import {argumentsFromOptions} from './fixes/arguments-from-options.ts';
import {axisObject} from './fixes/axis-object.ts';
import {boundedLoop} from './fixes/bounded-loop.ts';
import {callOrValue} from './fixes/call-or-value.ts';
import {changingVariable} from './fixes/changing-variable.ts';
import {className} from './fixes/class-name.ts';
import {compilersOwn} from './fixes/compilers-own.ts';
import {declaredFirst} from './fixes/declared-first.ts';
import {declaredType} from './fixes/declared-type.ts';
import {fillOption} from './fixes/fill-option.ts';
import {filledDiagram} from './fixes/filled-diagram.ts';
import {freeFunction} from './fixes/free-function.ts';
import {generatorFunction} from './fixes/generator-function.ts';
import {idiom} from './fixes/idiom.ts';
import {indexedPart} from './fixes/indexed-part.ts';
import {leftOutStatement} from './fixes/left-out-statement.ts';
import {likeliestIcon} from './fixes/likeliest-icon.ts';
import {likeliestVariable} from './fixes/likeliest-variable.ts';
import {listedArguments} from './fixes/listed-arguments.ts';
import {listedParts} from './fixes/listed-parts.ts';
import {literalKind} from './fixes/literal-kind.ts';
import {literalName} from './fixes/literal-name.ts';
import {literalTypes} from './fixes/literal-types.ts';
import {nearestMember} from './fixes/nearest-member.ts';
import {needlessArgument} from './fixes/needless-argument.ts';
import {needlessTypeArgument} from './fixes/needless-type-argument.ts';
import {objectFromList} from './fixes/object-from-list.ts';
import {oneCallEach} from './fixes/one-call-each.ts';
import {optionFromValue} from './fixes/option-from-value.ts';
import {optionsForValue} from './fixes/options-for-value.ts';
import {otherAnimation} from './fixes/other-animation.ts';
import {otherLanguage} from './fixes/other-language.ts';
import {otherReceiver} from './fixes/other-receiver.ts';
import {parameterType} from './fixes/parameter-type.ts';
import {partByName} from './fixes/part-by-name.ts';
import {playedInsteadOfAwaited} from './fixes/played-instead-of-awaited.ts';
import {pointAsList} from './fixes/point-as-list.ts';
import {propertiesFromArguments} from './fixes/properties-from-arguments.ts';
import {rangeOption} from './fixes/range-option.ts';
import {renumberedBeats} from './fixes/renumbered-beats.ts';
import {signalAssignment} from './fixes/signal-assignment.ts';
import {surelyThere} from './fixes/surely-there.ts';
import {texSigns} from './fixes/tex-signs.ts';
import {themeColor} from './fixes/theme-color.ts';
import {undeclaredLoop} from './fixes/undeclared-loop.ts';
import {unknownOption} from './fixes/unknown-option.ts';
import {unwrappedCall} from './fixes/unwrapped-call.ts';
import {untypedList} from './fixes/untyped-list.ts';
import {wordsAsNode} from './fixes/words-as-node.ts';
import {zippedLists} from './fixes/zipped-lists.ts';

/** The fixes; of several that do as well, the first one is taken, and those that leave something out come last. */
export const FIXES: readonly Fix[] = [
  unwrappedCall,
  playedInsteadOfAwaited,
  renumberedBeats,
  anchorFromPixels,
  areaFromObject,
  undeclaredLoop,
  declaredFirst,
  changingVariable,
  needlessTypeArgument,
  otherLanguage,
  indexedPart,
  signalAssignment,
  texSigns,
  boundedLoop,
  leftOutStatement,
  className,
  filledDiagram,
  anchorName,
  anchorFromText,
  areaCall,
  fillOption,
  themeColor,
  rangeOption,
  axisObject,
  propertiesFromArguments,
  argumentsFromOptions,
  pointAsList,
  partByName,
  listedParts,
  otherAnimation,
  compilersOwn,
  nearestMember,
  otherReceiver,
  freeFunction,
  idiom,
  likeliestIcon,
  literalTypes,
  declaredType,
  literalName,
  literalKind,
  optionsForValue,
  optionFromValue,
  wordsAsNode,
  zippedLists,
  objectFromList,
  generatorFunction,
  listedArguments,
  oneCallEach,
  callOrValue,
  untypedList,
  surelyThere,
  parameterType,
  absentOption,
  likeliestVariable,
  needlessArgument,
  unknownOption,
];
