import {lectureProject} from 'lectern';
import section1 from './scenes/01-what-goes-in-what-comes-out?scene';
import section2 from './scenes/02-the-balance?scene';
import section3 from './scenes/03-how-much-light-does-it-need?scene';
import section4 from './scenes/04-why-it-matters-to-you?scene';

export default lectureProject({
  title: 'How a leaf makes sugar',
  language: 'en',
  theme: 'dark',
  scenes: [section1, section2, section3, section4],
});
