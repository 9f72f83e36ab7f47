// Pages of our own making for the fake server: [language, site, author, tags, title, paragraphs (HTML)].
export const texts = [
  ['en', 'slowmornings.example', 'Ada Wren', ['tea', 'craft'], 'What a teapot teaches about waiting', `
<p>The first thing a good teapot does is nothing at all. Water goes in, leaves go in, the lid goes on, and for three minutes the whole of the work is done by heat and by time. It is a strange tool that asks its owner to keep their hands still.</p>
<figure><img src="media/p1" width="1200" height="800" alt="Hills in early light"><figcaption>The valley above the kiln, an hour before the firing.</figcaption></figure>
<h2>Clay remembers</h2>
<p>Potters say that clay remembers the way it was handled. A wall pulled up too fast will lean towards the hand that hurried it, sometimes weeks later and only in the fire. <em>Waiting is not the absence of work</em>; it is the part of the work that cannot be done by anybody.</p>
<blockquote><p>A pot is finished three times: on the wheel, in the fire, and on the table.</p></blockquote>
<p>There are three small rules on the studio wall, and all three are about time:</p>
<ul><li>Trim when the clay is like cold butter, not before.</li><li>Dry away from the window, under a cloth.</li><li>Open the kiln below one hundred degrees, even if there are guests.</li></ul>
<h2>A table of minutes</h2>
<table><thead><tr><th>Leaf</th><th>Water</th><th>Minutes</th></tr></thead><tbody><tr><td>Green</td><td>75 °C</td><td>2</td></tr><tr><td>Oolong</td><td>90 °C</td><td>3</td></tr><tr><td>Black</td><td>98 °C</td><td>4</td></tr></tbody></table>
<p>None of this is a secret, and none of it can be hurried. That is the whole lesson, and one needs a teapot to hear it.</p>`],
  ['zh', '山间书屋.example', '林知远', ['茶', '生活'], '一只茶壶教会我的等待', `
<p>好的茶壶做的第一件事，就是什么也不做。水进去，茶叶进去，盖子盖上，接下来的三分钟里，全部的工作都由热和时间完成。这真是一件奇怪的工具，它要求主人把手收回来。</p>
<figure><img src="media/p2" width="1200" height="800" alt="清晨的群山"><figcaption>开窑前一小时的山谷。</figcaption></figure>
<h2>泥土有记性</h2>
<p>做陶的人说，泥土记得自己怎样被对待。拉得太急的壶壁，会在几个星期之后、在火里，朝着那只着急的手歪过去。等待并不是没有工作，而是谁也替不了的那一部分工作。</p>
<blockquote><p>一只壶要完成三次：在轮子上，在火里，在桌上。</p></blockquote>
<p>工作室的墙上写着三条规矩，三条都和时间有关：泥要像冷黄油一样硬才修坯；要离窗户远一点，盖着布慢慢晾；窑温降到一百度以下才能开门，哪怕客人已经在等。</p>
<p>这些都不是秘密，也没有一件可以着急。道理就这么简单，只是要有一只壶才听得见。</p>`],
  ['ko', '골목서재.example', '한서윤', ['산책', '도시'], '골목 끝 가로등이 켜지는 시간', `
<p>해가 지기 삼십 분 전, 골목은 하루 중 가장 조용하다. 가게 주인은 문 앞의 화분을 안으로 들이고, 학교에서 돌아온 아이들은 저녁 냄새를 따라 하나둘 사라진다. 그리고 가로등이 켜진다.</p>
<figure><img src="media/p3" width="1200" height="800" alt="저녁 무렵의 언덕"><figcaption>골목 위 언덕에서 본 저녁.</figcaption></figure>
<h2>불빛의 순서</h2>
<p>자세히 보면 가로등은 한꺼번에 켜지지 않는다. 가장 아래쪽 빵집 앞의 등이 먼저 깜빡이고, 다음은 우체통 옆, 마지막이 계단 위의 오래된 등이다. 이 순서를 아는 사람은 골목에 오래 산 사람이다.</p>
<p>나는 매일 같은 길을 걸으며 그 순서를 세어 본다. 아무 일도 일어나지 않는 저녁이 얼마나 많은 손길로 지켜지는지, 걷는 동안에만 보인다.</p>`],
  ['en', 'fieldnotes.example', 'Jonas Hale', ['software', 'databases'], 'A queue is a promise, written down', `
<p>When a program says “I will do this later”, it makes a promise. A queue is the place where the promise is written down, so that it survives the one who made it.</p>
<h2>Three ways to break it</h2>
<p>There are only three: forget it, do it twice, or do it after it no longer matters. Everything else about queues, the leases and the fences and the back-off, exists to prevent one of these three.</p>
<pre><code>insert into job (kind, payload, state, run_at)
values ('keep', '{"id":42}', 'ready', now())
returning id;</code></pre>
<p>Write the promise in the same transaction as the thing it is about. If one of them stands, both stand; if one falls, neither was ever there. A queue in another system can only <strong>hope</strong> for this.</p>
<p>And keep the finished jobs for a while. A promise kept is the best documentation a system has.</p>`],
  ['zh', '数据手记.example', '周闻', ['数据库', '技术'], '为什么全文搜索常常找不到两个字的词', `
<p>很多搜索系统对中文并不友好：它们按空格切词，而中文没有空格；或者按三个字符建立索引，于是“生存”“短片”这样两个字的词永远搜不到。</p>
<h2>二元切分</h2>
<p>解决的办法出奇地简单：把连续的汉字切成互相重叠的两字片段。“全文搜索”变成“全文、文搜、搜索”。查询时也这样切，再按短语匹配，就不会漏掉任何一个词。</p>
<p>索引会大一些，但对个人的藏书来说，几十兆字节换来的是每一个词都找得到。</p>
<p>同样的方法对韩文、日文也有效，而且不需要任何词典。</p>`],
  ['ko', '느린부엌.example', '오해솔', ['요리', '계절'], '늦가을 무조림과 한 시간의 불', `
<p>무는 서두르면 맵고 기다리면 달다. 늦가을 무를 두툼하게 썰어 냄비 바닥에 깔고, 멸치 국물을 자작하게 부은 다음 가장 약한 불에 올린다.</p>
<h2>한 시간 동안</h2>
<p>처음 이십 분은 아무 일도 없는 것처럼 보인다. 사십 분이 지나면 가장자리가 투명해지고, 한 시간이 되면 젓가락이 소리 없이 들어간다. 그때까지 뚜껑을 열지 않는 것이 비결의 전부다.</p>
<ol><li>무는 손가락 두 마디 두께로 썬다.</li><li>간장은 마지막 십 분에 넣는다.</li><li>불을 끄고 십 분 더 둔다.</li></ol>`],
  ['en', 'harbourline.example', 'Mira Solt', ['maps', 'walking'], 'Drawing the harbour from memory', `
<p>Every winter I draw the harbour without looking at it. The cranes come first, then the fish hall, then the long wall where the boys jump in August. What is missing on the sheet tells me what I walked past all year without seeing.</p>
<figure><img src="media/p7" width="1200" height="800" alt="The bay at dusk"><figcaption>The bay in October.</figcaption></figure>
<p>This year it was the lighthouse. I had drawn the whole coast around an empty rock.</p>
<figure><img src="media/p8" width="1200" height="800" alt="A far shore"><figcaption>The far shore, with too many hills.</figcaption></figure>`],
  ['en', 'smallpress.example', 'E. Okafor', ['books', 'craft'], 'The margin is where the reader lives', `
<p>Typesetters measure the text block; readers live in the margin. It is where the thumb rests, where the pencil goes, and where the eye turns round at the end of each line.</p>
<p>A page without a margin is a room without a door: everything is in it, and nobody can come in.</p>`],
];

export const fillers = [
  ['en', 'birdpost.example', ['birds'], 'Counting swifts from a kitchen window'],
  ['en', 'ledgerlight.example', ['money'], 'How a village kept its books for two hundred years'],
  ['zh', '城南旧事录.example', ['城市'], '老城墙下的修鞋摊'],
  ['ko', '바다우체국.example', ['여행'], '섬마을 우체국의 마지막 배'],
  ['en', 'nightshift.example', ['work'], 'Letters from the night shift'],
  ['zh', '云上天文.example', ['天文'], '用一台旧望远镜看土星'],
  ['en', 'orchardnotes.example', ['garden'], 'Grafting an apple older than the house'],
  ['ko', '종이공방.example', ['공예'], '한지 한 장이 마르는 동안'],
  ['en', 'cartograph.example', ['maps'], 'The river that moved a border'],
  ['zh', '厨房小记.example', ['美食'], '冬天的一锅白菜豆腐'],
];
