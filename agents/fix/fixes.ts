/** All fixes. A new one: a file in `fixes/`, rows in the table of its tests, a line here. */
import type {Fix} from './fix.ts';
import {anchorName} from './fixes/anchor-name.ts';
import {absentOption} from './fixes/absent-option.ts';
import {anchorFromText} from './fixes/anchor-from-text.ts';
import {areaCall} from './fixes/area-call.ts';
import {callOrValue} from './fixes/call-or-value.ts';
import {compilersOwn} from './fixes/compilers-own.ts';
import {declaredType} from './fixes/declared-type.ts';
import {expectedSign} from './fixes/expected-sign.ts';
import {filledDiagram} from './fixes/filled-diagram.ts';
import {fillOption} from './fixes/fill-option.ts';
import {freeFunction} from './fixes/free-function.ts';
import {generatorFunction} from './fixes/generator-function.ts';
import {idiom} from './fixes/idiom.ts';
import {listedArguments} from './fixes/listed-arguments.ts';
import {literalKind} from './fixes/literal-kind.ts';
import {literalTypes} from './fixes/literal-types.ts';
import {nearestMember} from './fixes/nearest-member.ts';
import {likeliestIcon} from './fixes/likeliest-icon.ts';
import {needlessArgument} from './fixes/needless-argument.ts';
import {objectFromList} from './fixes/object-from-list.ts';
import {optionsForValue} from './fixes/options-for-value.ts';
import {otherAnimation} from './fixes/other-animation.ts';
import {otherReceiver} from './fixes/other-receiver.ts';
import {parameterType} from './fixes/parameter-type.ts';
import {rangeOption} from './fixes/range-option.ts';
import {surelyThere} from './fixes/surely-there.ts';
import {themeColor} from './fixes/theme-color.ts';
import {unknownOption} from './fixes/unknown-option.ts';
import {wordsAsNode} from './fixes/words-as-node.ts';
import {argumentsFromOptions} from './fixes/arguments-from-options.ts';
import {axisObject} from './fixes/axis-object.ts';
import {className} from './fixes/class-name.ts';
import {listedParts} from './fixes/listed-parts.ts';
import {literalName} from './fixes/literal-name.ts';
import {partByName} from './fixes/part-by-name.ts';
import {pointAsList} from './fixes/point-as-list.ts';
import {propertiesFromArguments} from './fixes/properties-from-arguments.ts';
import {zippedLists} from './fixes/zipped-lists.ts';

/** The fixes; of several that do as well, the first one is taken, and those that leave something out come last. */
export const FIXES: readonly Fix[] = [
  expectedSign,
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
  wordsAsNode,
  zippedLists,
  objectFromList,
  generatorFunction,
  listedArguments,
  callOrValue,
  surelyThere,
  parameterType,
  absentOption,
  needlessArgument,
  unknownOption,
];
