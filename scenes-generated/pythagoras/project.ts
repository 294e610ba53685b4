import {lectureProject} from 'lectern';
import section1 from './scenes/01-a-right-triangle?scene';
import section2 from './scenes/02-same-pieces-two-ways?scene';
import section3 from './scenes/03-count-it-both-ways?scene';
import section4 from './scenes/04-a-ladder-against-a-wall?scene';

export default lectureProject({
  title: 'The Pythagorean theorem',
  language: 'en',
  theme: 'dark',
  scenes: [section1, section2, section3, section4],
});
