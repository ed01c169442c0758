<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About cnnlab</source>
        <translation>关于 cnnlab</translation>
    </message>
    <message>
        <source>See, change and understand a convolutional neural network: every number can be edited, every sum followed.</source>
        <translation>观察、改动并理解卷积神经网络：每个数都能编辑，每个和都能追踪。</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>Copy all of it, for a report</source>
        <translation>全部复制，便于反馈问题</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>License</source>
        <translation>许可证</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>网址</translation>
    </message>
    <message>
        <source>System</source>
        <translation>系统</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置文件</translation>
    </message>
    <message>
        <source>Your data</source>
        <translation>你的数据</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>&amp;Undo {what}</source>
        <translation>撤销 {what}(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo {what}</source>
        <translation>重做 {what}(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>{action}: {about}</source>
        <translation>{action}：{about}</translation>
    </message>
    <message>
        <source>&amp;Playback</source>
        <translation>播放(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Fill selection</source>
        <translation>填充所选(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Turn filter in use</source>
        <translation>变换当前滤波器(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>E&amp;xamples</source>
        <translation>示例(&amp;X)</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>主题(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>语言(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Keep as example…</source>
        <translation>保存为示例(&amp;K)…</translation>
    </message>
    <message>
        <source>&amp;Rename example…</source>
        <translation>重命名示例(&amp;R)…</translation>
    </message>
    <message>
        <source>&amp;Delete example</source>
        <translation>删除示例(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;New</source>
        <translation>新建(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>打开(&amp;O)…</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>保存(&amp;S)</translation>
    </message>
    <message>
        <source>Save &amp;as…</source>
        <translation>另存为(&amp;A)…</translation>
    </message>
    <message>
        <source>Open &amp;picture…</source>
        <translation>打开图像(&amp;P)…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>剪切(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>粘贴(&amp;P)</translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation>全选(&amp;A)</translation>
    </message>
    <message>
        <source>Ne&amp;xt tab</source>
        <translation>下一个标签页(&amp;X)</translation>
    </message>
    <message>
        <source>Pre&amp;vious tab</source>
        <translation>上一个标签页(&amp;V)</translation>
    </message>
    <message>
        <source>Presen&amp;tation</source>
        <translation>演示模式(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Reset settings…</source>
        <translation>恢复默认设置(&amp;R)…</translation>
    </message>
    <message>
        <source>Open recen&amp;t</source>
        <translation>最近打开的文件(&amp;T)</translation>
    </message>
    <message>
        <source>Copy &amp;experiment</source>
        <translation>复制实验(&amp;E)</translation>
    </message>
    <message>
        <source>Paste e&amp;xperiment</source>
        <translation>粘贴实验(&amp;X)</translation>
    </message>
    <message>
        <source>&amp;New numbers</source>
        <translation>换一组数(&amp;N)</translation>
    </message>
    <message>
        <source>Re&amp;set edits</source>
        <translation>还原改动(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Zeros</source>
        <translation>全零(&amp;Z)</translation>
    </message>
    <message>
        <source>Copy as &amp;readable text</source>
        <translation>复制为可读文本(&amp;R)</translation>
    </message>
    <message>
        <source>See as a neur&amp;on</source>
        <translation>看作神经元(&amp;O)</translation>
    </message>
    <message>
        <source>Save ani&amp;mation…</source>
        <translation>保存动画(&amp;M)…</translation>
    </message>
    <message>
        <source>&amp;Ones</source>
        <translation>全一(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Random</source>
        <translation>随机(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Identity</source>
        <translation>单位矩阵(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Transpose</source>
        <translation>转置(&amp;T)</translation>
    </message>
    <message>
        <source>Mirror &amp;left and right</source>
        <translation>左右镜像(&amp;L)</translation>
    </message>
    <message>
        <source>Mirror &amp;top and bottom</source>
        <translation>上下镜像(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Caption under the stage</source>
        <translation>演示区下方的说明(&amp;C)</translation>
    </message>
    <message>
        <source>Key to the c&amp;olours</source>
        <translation>颜色图例(&amp;O)</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>放大(&amp;I)</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>缩小(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Fit</source>
        <translation>适合窗口(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Play or pause (Space)</source>
        <translation>播放或暂停（空格）(&amp;P)</translation>
    </message>
    <message>
        <source>Step &amp;forward</source>
        <translation>前进一步(&amp;F)</translation>
    </message>
    <message>
        <source>Step &amp;back</source>
        <translation>后退一步(&amp;B)</translation>
    </message>
    <message>
        <source>F&amp;irst window</source>
        <translation>第一个窗口(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Last window</source>
        <translation>最后一个窗口(&amp;L)</translation>
    </message>
    <message>
        <source>Inside the &amp;window</source>
        <translation>进入窗口内部(&amp;W)</translation>
    </message>
    <message>
        <source>F&amp;aster</source>
        <translation>加快(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Slower</source>
        <translation>减慢(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Keys and mouse</source>
        <translation>按键与鼠标(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;About cnnlab</source>
        <translation>关于 cnnlab(&amp;A)</translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation>跟随系统(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>浅色(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>深色(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Edit number</source>
        <translation>编辑数值(&amp;E)</translation>
    </message>
    <message>
        <source>Channels: &amp;sum</source>
        <translation>各通道：求和(&amp;S)</translation>
    </message>
    <message>
        <source>Channels: &amp;mean</source>
        <translation>各通道：平均(&amp;M)</translation>
    </message>
    <message>
        <source>Channels: &amp;apart</source>
        <translation>各通道：分开(&amp;A)</translation>
    </message>
    <message>
        <source>Keep its &amp;sum in the ledger</source>
        <translation>锁定它的算式(&amp;S)</translation>
    </message>
    <message>
        <source>Filter the dra&amp;wing in Images</source>
        <translation>在“图像”中对手写内容滤波(&amp;W)</translation>
    </message>
    <message>
        <source>C&amp;lear the canvas</source>
        <translation>清空画布(&amp;L)</translation>
    </message>
    <message>
        <source>Chinese (no font: install fonts-noto-cjk)</source>
        <translation>中文（没有字体：请安装 fonts-noto-cjk）</translation>
    </message>
    <message>
        <source>Chinese (no font)</source>
        <translation>中文（没有字体）</translation>
    </message>
    <message>
        <source>See as a con&amp;volution</source>
        <translation>看作卷积(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Fit of points</source>
        <translation>点的拟合(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Step ( . )</source>
        <translation>前进一步（ . ）(&amp;S)</translation>
    </message>
    <message>
        <source>Step &amp;back ( , )</source>
        <translation>后退一步（ , ）(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Rewind (Ctrl+,)</source>
        <translation>回到起点（Ctrl+,）(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Use these weights in Layers</source>
        <translation>在“层”中使用这些权重(&amp;U)</translation>
    </message>
    <message>
        <source>Open po&amp;ints…</source>
        <translation>打开点数据…(&amp;I)</translation>
    </message>
    <message>
        <source>Open this point in &amp;Layers</source>
        <translation>在“层”中打开这个点(&amp;L)</translation>
    </message>
    <message>
        <source>The &amp;other class</source>
        <translation>改为另一类(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Erase</source>
        <translation>擦除(&amp;E)</translation>
    </message>
    <message>
        <source>Pa&amp;sses through the layers</source>
        <translation>逐层前向与反向(&amp;S)</translation>
    </message>
    <message>
        <source>Inside the &amp;unit</source>
        <translation>进入单元(&amp;U)</translation>
    </message>
    <message>
        <source>Sum, e&amp;rror or gradients</source>
        <translation>加权和、误差或梯度(&amp;R)</translation>
    </message>
    <message>
        <source>F&amp;irst unit</source>
        <translation>第一个单元(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Last step</source>
        <translation>最后一步(&amp;L)</translation>
    </message>
    <message>
        <source>Copy as Nu&amp;mPy program</source>
        <translation>复制为 NumPy 程序(&amp;M)</translation>
    </message>
    <message>
        <source>Copy as P&amp;yTorch program</source>
        <translation>复制为 PyTorch 程序(&amp;Y)</translation>
    </message>
    <message>
        <source>Copy as Sc&amp;iPy program</source>
        <translation>复制为 SciPy 程序(&amp;I)</translation>
    </message>
    <message>
        <source>Copy program for a picture &amp;file</source>
        <translation>复制处理图像文件的程序(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;NumPy</source>
        <translation>&amp;NumPy</translation>
    </message>
    <message>
        <source>&amp;PyTorch</source>
        <translation>&amp;PyTorch</translation>
    </message>
    <message>
        <source>&amp;SciPy</source>
        <translation>&amp;SciPy</translation>
    </message>
    <message>
        <source>&amp;Copy picture</source>
        <translation>复制图像(&amp;C)</translation>
    </message>
    <message>
        <source>Show &amp;whole picture</source>
        <translation>显示整幅图像(&amp;W)</translation>
    </message>
    <message>
        <source>Zoom to &amp;pixels</source>
        <translation>放大到像素(&amp;P)</translation>
    </message>
    <message>
        <source>Save res&amp;ult…</source>
        <translation>保存结果(&amp;U)…</translation>
    </message>
    <message>
        <source>Open &amp;weights…</source>
        <translation>打开权重(&amp;W)…</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy the map’s numbers</source>
        <translation>复制这张特征图的数值</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>返回上一级</translation>
    </message>
    <message>
        <source>Whole network</source>
        <translation>整个网络</translation>
    </message>
    <message>
        <source>Open in Convolution</source>
        <translation>在卷积中打开</translation>
    </message>
    <message>
        <source>Save &amp;network…</source>
        <translation>保存网络(&amp;N)…</translation>
    </message>
    <message>
        <source>Compute t&amp;hreads…</source>
        <translation>计算线程(&amp;H)…</translation>
    </message>
</context>
<context>
    <name>Answer</name>
    <message>
        <source>Draw a digit</source>
        <translation>请写一个数字</translation>
    </message>
    <message>
        <source>probability {best}
second guess: {second} ({share})</source>
        <translation>概率 {best}
其次：{second}（{share}）</translation>
    </message>
    <message>
        <source>The ink’s box scaled to 20 pixels, its centre of mass in the middle.</source>
        <translation>笔迹的外框缩放到 20 像素，质心移到中央。</translation>
    </message>
    <message>
        <source>Ink’s box {width} × {height} % of the canvas → 20 pixels; its centre of mass → middle.</source>
        <translation>外接框占画布宽 {width}%、高 {height}% → 20 像素；质心 → 中央。</translation>
    </message>
    <message>
        <source>not sure ({best}),
maybe {second} ({share})</source>
        <translation>不太确定（{best}），
也可能是 {second}（{share}）</translation>
    </message>
    <message>
        <source>{count} digits in the picture:
click one to read it</source>
        <translation>图像中有 {count} 个数字：
点击一个来识别</translation>
    </message>
    <message>
        <source>digit {number} of {count}</source>
        <translation>第 {number} 个，共 {count} 个</translation>
    </message>
    <message>
        <source>The network’s answer is not a finite number.</source>
        <translation>网络的输出不是有限的数。</translation>
    </message>
    <message>
        <source>The whole canvas, only scaled down: the network was not trained on such images.</source>
        <translation>只是把整个画布缩小：网络没有用这样的图像训练过。</translation>
    </message>
    <message>
        <source>Answer: {digit}</source>
        <translation>答案：{digit}</translation>
    </message>
    <message>
        <source>Probability of each digit</source>
        <translation>各数字的概率</translation>
    </message>
    <message>
        <source>Click a digit to explain its probability</source>
        <translation>单击某个数字，查看它的概率为何高或低</translation>
    </message>
</context>
<context>
    <name>Atlas</name>
    <message>
        <source>{layer}: window</source>
        <translation>{layer}：窗口</translation>
    </message>
    <message>
        <source>value</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>{layer}: weights</source>
        <translation>{layer}：权重</translation>
    </message>
    <message>
        <source>weight</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>products</source>
        <translation>乘积</translation>
    </message>
    <message>
        <source>product</source>
        <translation>乘积</translation>
    </message>
    <message>
        <source>sum</source>
        <translation>和</translation>
    </message>
    <message>
        <source>so far</source>
        <translation>累计</translation>
    </message>
    <message>
        <source>sum of the {n} channels</source>
        <translation>{n} 个通道之和</translation>
    </message>
    <message>
        <source>sum of the {n} products</source>
        <translation>{n} 个乘积之和</translation>
    </message>
    <message>
        <source>bias</source>
        <translation>偏置</translation>
    </message>
    <message>
        <source>rounding</source>
        <translation>舍入误差</translation>
    </message>
    <message>
        <source>padding</source>
        <translation>填充</translation>
    </message>
    <message>
        <source>The {n} largest products</source>
        <translation>最大的 {n} 个乘积</translation>
    </message>
    <message>
        <source>the other {n} products</source>
        <translation>其余 {n} 个乘积</translation>
    </message>
    <message>
        <source>All products, map by map</source>
        <translation>全部乘积，按特征图排列</translation>
    </message>
    <message>
        <source>reads, in the drawing</source>
        <translation>在图中看到的范围</translation>
    </message>
    <message>
        <source>{rows}×{columns} of the drawing</source>
        <translation>图中 {rows}×{columns} 像素</translation>
    </message>
    <message>
        <source>unit</source>
        <translation>单元</translation>
    </message>
    <message>
        <source>share</source>
        <translation>占比</translation>
    </message>
    <message>
        <source>total</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>convolution</source>
        <translation>卷积</translation>
    </message>
    <message>
        <source>max pool</source>
        <translation>最大池化</translation>
    </message>
    <message>
        <source>average pool</source>
        <translation>平均池化</translation>
    </message>
    <message>
        <source>global average</source>
        <translation>全局平均</translation>
    </message>
    <message>
        <source>batch norm</source>
        <translation>批量归一化</translation>
    </message>
    <message>
        <source>fully connected</source>
        <translation>全连接</translation>
    </message>
    <message>
        <source>÷ temperature</source>
        <translation>÷ 温度</translation>
    </message>
    <message>
        <source>normalised</source>
        <translation>归一化</translation>
    </message>
    <message>
        <source>blurred</source>
        <translation>模糊</translation>
    </message>
    <message>
        <source>image</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>probabilities</source>
        <translation>概率</translation>
    </message>
    <message>
        <source>{sign} largest of its layer</source>
        <translation>{sign} 本层最大绝对值</translation>
    </message>
    <message>
        <source>network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>largest of the map {largest}</source>
        <translation>本图最大值 {largest}</translation>
    </message>
    <message>
        <source>sees padding alone</source>
        <translation>感受野：全在填充里</translation>
    </message>
    <message>
        <source>sees {rows}×{columns} of the drawing</source>
        <translation>感受野：图中 {rows}×{columns} 像素</translation>
    </message>
</context>
<context>
    <name>AtlasBar</name>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Show all layers again</source>
        <translation>重新显示所有层</translation>
    </message>
    <message>
        <source>Next layer</source>
        <translation>下一层</translation>
    </message>
    <message>
        <source>One layer on ( . )</source>
        <translation>前进一层（ . ）</translation>
    </message>
    <message>
        <source>Layer before</source>
        <translation>上一层</translation>
    </message>
    <message>
        <source>One layer back ( , )</source>
        <translation>后退一层（ , ）</translation>
    </message>
    <message>
        <source>How fast the forward pass is played</source>
        <translation>前向传播的播放速度</translation>
    </message>
    <message>
        <source>The same input, filter and stride in the Convolution tab, at this cell</source>
        <translation>在卷积页中以同样的输入、滤波器和步长打开这一格</translation>
    </message>
    <message>
        <source>Open in Convolution</source>
        <translation>在卷积中打开</translation>
    </message>
</context>
<context>
    <name>AtlasPanel</name>
    <message>
        <source>its filter, {name}</source>
        <translation>它的滤波器，{name}</translation>
    </message>
    <message>
        <source>the real digits that excite it most</source>
        <translation>最能激活它的真实手写数字</translation>
    </message>
    <message>
        <source>The network, layer by layer</source>
        <translation>网络，逐层显示</translation>
    </message>
</context>
<context>
    <name>Bench</name>
    <message>
        <source>{cell} is pinned: Escape lets go</source>
        <translation>已锁定 {cell} 的算式：按 Esc 解除</translation>
    </message>
    <message>
        <source>Point at an output to see its window, at a weight to see where it is used</source>
        <translation>指向输出看它的感受野；指向权重看它被用在哪里</translation>
    </message>
    <message>
        <source>{cell} is not {guess}: try again, {left} left</source>
        <translation>{cell} 不是 {guess}：再试试，还有 {left} 次</translation>
    </message>
    <message>
        <source>{cell}: {guess} is right</source>
        <translation>{cell}：{guess} 正确</translation>
    </message>
    <message>
        <source>{cell}: you typed {guess}, correct is {due}</source>
        <translation>{cell}：你输入 {guess}，应为 {due}</translation>
    </message>
    <message>
        <source>What makes one number of a map, taken from another tab.</source>
        <translation>取自另一标签页：特征图中一个数的由来。</translation>
    </message>
    <message>
        <source>The output of the operation before, as input.</source>
        <translation>以上一步运算的输出为输入。</translation>
    </message>
    <message>
        <source>A picture as input, under the example’s filters.</source>
        <translation>以图像为输入，滤波器来自示例。</translation>
    </message>
    <message>
        <source>Random numbers no. {seed}, in the example’s sizes.</source>
        <translation>第 {seed} 组随机数，尺寸与示例相同。</translation>
    </message>
</context>
<context>
    <name>BenchEdits</name>
    <message>
        <source>New numbers</source>
        <translation>换一组数</translation>
    </message>
    <message>
        <source>Reset edits</source>
        <translation>还原改动</translation>
    </message>
    <message>
        <source>Open {title}</source>
        <translation>打开 {title}</translation>
    </message>
    <message>
        <source>Filter w{k}: {kernel}</source>
        <translation>滤波器 w{k}：{kernel}</translation>
    </message>
    <message>
        <source>Picture as input</source>
        <translation>以图像为输入</translation>
    </message>
    <message>
        <source>Operation</source>
        <translation>运算</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>尺寸</translation>
    </message>
    <message>
        <source>Set reference</source>
        <translation>固定输出</translation>
    </message>
    <message>
        <source>Clear reference</source>
        <translation>取消固定输出</translation>
    </message>
    <message>
        <source>Use output as input</source>
        <translation>把输出用作输入</translation>
    </message>
    <message>
        <source>Back along the chain</source>
        <translation>返回上一步运算</translation>
    </message>
    <message>
        <source>Turn filter w{k}</source>
        <translation>变换滤波器 w{k}</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>全部显示</translation>
    </message>
    <message>
        <source>Predict</source>
        <translation>先猜再看</translation>
    </message>
    <message>
        <source>The output has numbers beyond ±1,000,000,000, more than a cell may hold: make the input or the filters smaller first.</source>
        <translation>输出中有超出 ±1,000,000,000 的数，单元格容纳不下：请先减小输入或滤波器。</translation>
    </message>
    <message>
        <source>Fill in</source>
        <translation>逐步填入</translation>
    </message>
</context>
<context>
    <name>BenchView</name>
    <message>
        <source>The sum, term by term</source>
        <translation>逐项求和</translation>
    </message>
    <message>
        <source>Stage: input, filters and output</source>
        <translation>演示区：输入、滤波器与输出</translation>
    </message>
</context>
<context>
    <name>Blocks</name>
    <message>
        <source>Nothing was pasted. Row {row}, column {column} of the copied cells: {reason}</source>
        <translation>没有粘贴。所复制单元格的第 {row} 行第 {column} 列：{reason}</translation>
    </message>
    <message>
        <source>Nothing was pasted: the clipboard holds no numbers.</source>
        <translation>没有粘贴：剪贴板里没有数。</translation>
    </message>
    <message>
        <source>Nothing was pasted: row {row} of the copied cells has {width} of them and the first row {expected}. Every row must have as many.</source>
        <translation>没有粘贴：所复制的单元格第 {row} 行有 {width} 个，第 1 行有 {expected} 个。每行的个数必须相同。</translation>
    </message>
    <message>
        <source>Nothing was pasted: the clipboard holds several tables. Copy one of them.</source>
        <translation>没有粘贴：剪贴板里有多个表格。请只复制其中一个。</translation>
    </message>
    <message>
        <source>Nothing was pasted: at most {most} numbers at once.</source>
        <translation>没有粘贴：一次最多 {most} 个数。</translation>
    </message>
    <message>
        <source>Select a cell first: the copied numbers are pasted from there on.</source>
        <translation>请先选中一个单元格：所复制的数会从那里开始粘贴。</translation>
    </message>
</context>
<context>
    <name>Bridges</name>
    <message>
        <source>Window of {cell} as a neuron</source>
        <translation>把 {cell} 的窗口看作神经元</translation>
    </message>
    <message>
        <source>A filter is a neuron with fixed weights that looks at one window after another; the depth, {depth}, is the number of such neurons.</source>
        <translation>滤波器就是一个权重固定的神经元，逐个窗口地看过去；深度 {depth} 就是这样的神经元的个数。</translation>
    </message>
    <message>
        <source>The scale {scale} is part of the weights.</source>
        <translation>缩放系数 {scale} 已乘进权重。</translation>
    </message>
    <message>
        <source>The filter is turned by 180° before it is multiplied.</source>
        <translation>滤波器先旋转 180° 再相乘。</translation>
    </message>
    <message>
        <source>Cells of the padding are inputs that are 0.</source>
        <translation>填充的格子是值为 0 的输入。</translation>
    </message>
    <message>
        <source>the neuron as a convolution</source>
        <translation>看作卷积的神经元</translation>
    </message>
    <message>
        <source>the neuron of {cell} as a convolution</source>
        <translation>看作卷积的 {cell} 的神经元</translation>
    </message>
</context>
<context>
    <name>Caption</name>
    <message>
        <source>above 0</source>
        <translation>大于 0</translation>
    </message>
    <message>
        <source>below 0</source>
        <translation>小于 0</translation>
    </message>
    <message>
        <source>now</source>
        <translation>当前</translation>
    </message>
    <message>
        <source>Right: {text}</source>
        <translation>正确：{text}</translation>
    </message>
    <message>
        <source>Not right, it is so: {text}</source>
        <translation>不对，应该是：{text}</translation>
    </message>
    <message>
        <source>Not yet. The products stand below: add them, and the bias</source>
        <translation>还不对。下面是各个乘积：把它们和偏置相加</translation>
    </message>
    <message>
        <source>Not yet. Each channel is summed below: add them, and the bias</source>
        <translation>还不对。下面是各通道的和：把它们和偏置相加</translation>
    </message>
    <message>
        <source>Not yet. Look at the window again</source>
        <translation>还不对。再看看这个窗口</translation>
    </message>
    <message>
        <source>Work it out and type your number into the output cell</source>
        <translation>算一算，把你的结果输入输出格</translation>
    </message>
    <message>
        <source>multiply cell by cell, add: {sums}, plus bias {bias}, is {total}</source>
        <translation>逐格相乘再相加：{sums}，加上偏置 {bias}，得 {total}</translation>
    </message>
    <message>
        <source>multiply cell by cell, add: {sums}, times {scale}, plus bias {bias}, is {total}</source>
        <translation>逐格相乘再相加：{sums}，乘以 {scale}，加上偏置 {bias}，得 {total}</translation>
    </message>
    <message>
        <source>{weight} times {value} is {product}; so far {sum}</source>
        <translation>{weight} 乘 {value} 得 {product}；累计 {sum}</translation>
    </message>
    <message>
        <source>{channel} adds {sum}; so far {running}</source>
        <translation>{channel} 的和是 {sum}；累计 {running}</translation>
    </message>
    <message>
        <source>the largest of {numbers} is {total}</source>
        <translation>{numbers} 中最大的是 {total}</translation>
    </message>
    <message>
        <source>the mean of {numbers} is {total}</source>
        <translation>{numbers} 的平均值是 {total}</translation>
    </message>
    <message>
        <source>{function} makes {total} of {z}</source>
        <translation>{function} 把 {z} 变为 {total}</translation>
    </message>
</context>
<context>
    <name>CellEditor</name>
    <message>
        <source>“{text}” can be {decimal} or {whole}: type the one that is meant.</source>
        <translation>“{text}”既可以是 {decimal}，也可以是 {whole}：请输入你要的那一个。</translation>
    </message>
    <message>
        <source>Infinity and NaN can&apos;t be computed with: type a finite number.</source>
        <translation>无穷大和 NaN 无法参与计算：请输入有限的数。</translation>
    </message>
    <message>
        <source>{text}: can&apos;t divide by zero.</source>
        <translation>{text}：不能除以零。</translation>
    </message>
    <message>
        <source>{text} is too large: at most 1,000,000,000.</source>
        <translation>{text} 太大：绝对值最大为 1,000,000,000。</translation>
    </message>
    <message>
        <source>“{text}” is no number: type an integer, a decimal or a fraction like 1/9.</source>
        <translation>“{text}”不是数：请输入整数、小数或 1/9 这样的分数。</translation>
    </message>
</context>
<context>
    <name>Cells</name>
    <message>
        <source>{rows} rows, {columns} columns</source>
        <translation>{rows} 行，{columns} 列</translation>
    </message>
</context>
<context>
    <name>ChainLines</name>
    <message>
        <source>Chain rule</source>
        <translation>链式法则</translation>
    </message>
</context>
<context>
    <name>ChainStrip</name>
    <message>
        <source>{cell} goes back to {size} cells of each of {count} channels</source>
        <translation>{cell} 追溯到 {count} 个通道中各 {size} 个单元格</translation>
    </message>
    <message>
        <source>{cell} goes back to {size} cells of channel {channel}</source>
        <translation>{cell} 追溯到通道 {channel} 的 {size} 个单元格</translation>
    </message>
    <message>
        <source>The input that is shown now</source>
        <translation>现在显示的输入</translation>
    </message>
    <message>
        <source>Back to this step: {operation} on {shape}. In the colour of the window: what the cell below is made of</source>
        <translation>返回这一步：{operation}，输入 {shape}。与窗口同色的框：下面这个单元格由哪些数算出</translation>
    </message>
</context>
<context>
    <name>ChanceView</name>
    <message>
        <source>A neuron answers 0.9 to each of 1,000 samples. How many of them are of the class?</source>
        <translation>一个神经元对 1,000 个样本都给出 0.9。其中有多少个属于该类？</translation>
    </message>
    <message>
        <source>All of them</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Exactly 900</source>
        <translation>正好 900 个</translation>
    </message>
    <message>
        <source>About 900</source>
        <translation>约 900 个</translation>
    </message>
    <message>
        <source>About 900: “0.9 means 90 %”. One draw gives a few more, another a few less; about 100 of the samples are not of the class, though the neuron answered 0.9 to them.</source>
        <translation>约 900 个：“0.9 就是 90%”。每次抽样会多几个或少几个；约有 100 个样本不属于该类，尽管神经元对它们也给出 0.9。</translation>
    </message>
    <message>
        <source>? of {all}</source>
        <translation>{all} 个中对了 ？ 个</translation>
    </message>
    <message>
        <source>of the class: {n}</source>
        <translation>属于该类：{n}</translation>
    </message>
    <message>
        <source>not of the class: {n}</source>
        <translation>不属于该类：{n}</translation>
    </message>
    <message>
        <source>Counts of {n} draws</source>
        <translation>{n} 次抽样的个数</translation>
    </message>
    <message>
        <source>{least} to {most}, on average {mean}</source>
        <translation>{least} 到 {most}，平均 {mean}</translation>
    </message>
    <message>
        <source>two in three lie in {expected} ± {spread}</source>
        <translation>约三分之二落在 {expected} ± {spread}</translation>
    </message>
    <message>
        <source>{count} of {all}, expected {expected}</source>
        <translation>{all} 个中有 {count} 个，期望 {expected} 个</translation>
    </message>
    <message>
        <source>Output a</source>
        <translation>输出 a</translation>
    </message>
    <message>
        <source>The probability that the neuron answers</source>
        <translation>神经元给出的概率</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>The same seed draws the same samples</source>
        <translation>相同的种子抽出相同的样本</translation>
    </message>
    <message>
        <source>New draw</source>
        <translation>重新抽样</translation>
    </message>
    <message>
        <source>Draw with the next seed</source>
        <translation>用下一个种子抽样</translation>
    </message>
    <message>
        <source>a of “One neuron”</source>
        <translation>取“单个神经元”的 a</translation>
    </message>
    <message>
        <source>Take the output of the neuron on the first page</source>
        <translation>取第一页上神经元的输出</translation>
    </message>
    <message>
        <source>Samples of one draw</source>
        <translation>一次抽样的样本</translation>
    </message>
    <message>
        <source>The neuron’s output is {a}, which is no probability: choose the sigmoid for it.</source>
        <translation>神经元的输出是 {a}，不是概率：请给它选用 sigmoid。</translation>
    </message>
</context>
<context>
    <name>ComputeThreads</name>
    <message>
        <source>Compute threads from the next start of a training on: {count}.</source>
        <translation>计算线程数：{count}，从下次开始训练起生效。</translation>
    </message>
</context>
<context>
    <name>ConvolutionTab</name>
    <message>
        <source>There is no picture on the clipboard. To paste numbers, select a cell first.</source>
        <translation>剪贴板里没有图像。要粘贴数，请先选中一个单元格。</translation>
    </message>
    <message>
        <source>Drop the picture here: it becomes the input</source>
        <translation>把图像放在这里：它将成为输入</translation>
    </message>
</context>
<context>
    <name>CurvesView</name>
    <message>
        <source>step {step}</source>
        <translation>第 {step} 步</translation>
    </message>
    <message>
        <source>validation {numbers}</source>
        <translation>验证 {numbers}</translation>
    </message>
    <message>
        <source>no step yet</source>
        <translation>还没有训练</translation>
    </message>
    <message>
        <source>{steps} steps, loss {loss}, accuracy {share}</source>
        <translation>{steps} 步，损失 {loss}，准确率 {share}</translation>
    </message>
    <message>
        <source>training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>验证</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Accuracy in %</source>
        <translation>准确率（%）</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步数</translation>
    </message>
    <message>
        <source>Loss and accuracy over the steps</source>
        <translation>损失与准确率随步数的变化</translation>
    </message>
    <message>
        <source>Not smoothed</source>
        <translation>不平滑</translation>
    </message>
    <message>
        <source>Mean of {count} steps</source>
        <translation>{count} 步的平均</translation>
    </message>
    <message>
        <source>Curves of the training</source>
        <translation>训练曲线</translation>
    </message>
    <message>
        <source>Logarithmic loss</source>
        <translation>损失用对数坐标</translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation>平滑</translation>
    </message>
    <message>
        <source>Over how many steps the curve of the training is a mean</source>
        <translation>训练曲线取多少步的平均</translation>
    </message>
</context>
<context>
    <name>CutPlot</name>
    <message>
        <source>h along the x1 axis, x2 = 0</source>
        <translation>沿 x1 轴的 h（x2 = 0）</translation>
    </message>
    <message>
        <source>two layers</source>
        <translation>两层</translation>
    </message>
    <message>
        <source>one layer</source>
        <translation>一层</translation>
    </message>
</context>
<context>
    <name>Data</name>
    <message>
        <source>Our stroke models</source>
        <translation>自绘笔画</translation>
    </message>
    <message>
        <source>My digits</source>
        <translation>我的数字</translation>
    </message>
    <message>
        <source>My digits and strokes</source>
        <translation>我的数字和自绘笔画</translation>
    </message>
    <message>
        <source>A folder…</source>
        <translation>文件夹…</translation>
    </message>
    <message>
        <source>Points in the plane</source>
        <translation>平面上的点</translation>
    </message>
    <message>
        <source>{trained} to train on, {held} to validate with</source>
        <translation>训练 {trained} 个，验证 {held} 个</translation>
    </message>
    <message>
        <source>; labels changed: {count}</source>
        <translation>；已改标签：{count}</translation>
    </message>
    <message>
        <source>; dropped: {count}</source>
        <translation>；已剔除：{count}</translation>
    </message>
    <message>
        <source>drawn by our stroke model, no. {number}</source>
        <translation>由笔画模型绘制，第 {number} 个</translation>
    </message>
    <message>
        <source>my digit {name}</source>
        <translation>我的数字 {name}</translation>
    </message>
    <message>
        <source>{name}, no. {number}</source>
        <translation>{name}，第 {number} 个</translation>
    </message>
    <message>
        <source>picture {name}</source>
        <translation>图像 {name}</translation>
    </message>
    <message>
        <source>writer {name}, no. {number}</source>
        <translation>书写者 {name}，第 {number} 个</translation>
    </message>
    <message>
        <source>point no. {number}</source>
        <translation>第 {number} 个点</translation>
    </message>
    <message>
        <source>As they come</source>
        <translation>原样</translation>
    </message>
    <message>
        <source>Mean subtracted</source>
        <translation>减去均值</translation>
    </message>
    <message>
        <source>Normalised</source>
        <translation>归一化</translation>
    </message>
    <message>
        <source>Whitened</source>
        <translation>白化</translation>
    </message>
    <message>
        <source>drawing digits</source>
        <translation>正在绘制数字</translation>
    </message>
    <message>
        <source>reading</source>
        <translation>正在读取</translation>
    </message>
    <message>
        <source>rendering drawings</source>
        <translation>正在渲染笔画</translation>
    </message>
    <message>
        <source>downloading {name}</source>
        <translation>正在下载 {name}</translation>
    </message>
    <message>
        <source>There is nothing to train on: put examples back.</source>
        <translation>没有可供训练的样本：请放回一些。</translation>
    </message>
    <message>
        <source>You have kept no digits yet: draw and keep some in the Digits tab first.</source>
        <translation>你还没有保存过数字：请先在“手写数字”标签页里画几个并保存。</translation>
    </message>
    <message>
        <source>None of your {count} kept files is a digit of 28 × 28 pixels: draw and keep some in the Digits tab.</source>
        <translation>保存的 {count} 个文件都不是 28 × 28 像素的数字：请在“手写数字”标签页里画几个并保存。</translation>
    </message>
    <message>
        <source>All examples are “{name}”: a network needs two classes to tell apart.</source>
        <translation>所有样本都是“{name}”：网络至少需要两个类别才能区分。</translation>
    </message>
    <message>
        <source>There is no example to validate with: have two of a digit at least, or take “My digits and strokes”.</source>
        <translation>没有可供验证的样本：同一数字至少要有两个，或改用“我的数字和自绘笔画”。</translation>
    </message>
    <message>
        <source>Some numbers are infinite or NaN: mend the file.</source>
        <translation>有些数是无穷大或 NaN：请修正文件。</translation>
    </message>
    <message>
        <source>Example {number}: {label}, never trained on</source>
        <translation>样本 {number}（标签 {label}），从不参与训练</translation>
    </message>
</context>
<context>
    <name>DataAugment</name>
    <message>
        <source>New distortions</source>
        <translation>换一组变形</translation>
    </message>
    <message>
        <source>Another digit</source>
        <translation>换一个数字</translation>
    </message>
    <message>
        <source>In training each digit is turned, scaled, slanted, shifted and bent by chance, and its stroke made thicker or thinner, anew each time. Digits to validate with are left as they are.</source>
        <translation>训练时，每个数字每次都会随机旋转、缩放、倾斜、平移和弯曲，笔画也会变粗或变细。验证用的数字保持原样。</translation>
    </message>
    <message>
        <source>Strength of the augmentation</source>
        <translation>数据增强的强度</translation>
    </message>
    <message>
        <source>0 leaves digits as they are, 1 is usual</source>
        <translation>0 表示保持原样，通常取 1</translation>
    </message>
    <message>
        <source>The digit as it came</source>
        <translation>原来的数字</translation>
    </message>
    <message>
        <source>Distorted digits</source>
        <translation>变形后的数字</translation>
    </message>
    <message>
        <source>Strength {strength}</source>
        <translation>强度 {strength}</translation>
    </message>
</context>
<context>
    <name>DataBinder</name>
    <message>
        <source>MNIST is being downloaded.</source>
        <translation>正在下载 MNIST。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Data: {source}</source>
        <translation>数据：{source}</translation>
    </message>
    <message>
        <source>Mend label</source>
        <translation>改正标签</translation>
    </message>
    <message>
        <source>Drop examples</source>
        <translation>剔除样本</translation>
    </message>
    <message>
        <source>Preprocessing</source>
        <translation>预处理</translation>
    </message>
</context>
<context>
    <name>DataBrowse</name>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Show the examples of one class</source>
        <translation>只显示一个类别的样本</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>样本</translation>
    </message>
    <message>
        <source>Arrows: look through. A digit: mend the label. Delete: drop the example.</source>
        <translation>方向键：浏览。数字键：改正标签。Delete：剔除样本。</translation>
    </message>
    <message>
        <source>All examples</source>
        <translation>全部样本</translation>
    </message>
    <message>
        <source>To train on</source>
        <translation>训练用</translation>
    </message>
    <message>
        <source>To validate with</source>
        <translation>验证用</translation>
    </message>
    <message>
        <source>Labels changed</source>
        <translation>改过标签的</translation>
    </message>
    <message>
        <source>Which examples</source>
        <translation>显示哪些样本</translation>
    </message>
    <message>
        <source>Which examples are shown</source>
        <translation>选择显示哪些样本</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>What this example is</source>
        <translation>这个样本是什么</translation>
    </message>
    <message>
        <source>Drop</source>
        <translation>剔除</translation>
    </message>
    <message>
        <source>Neither train on the chosen examples nor validate with them</source>
        <translation>选中的样本既不用于训练，也不用于验证</translation>
    </message>
    <message>
        <source>There are no examples here.</source>
        <translation>这里没有样本。</translation>
    </message>
    <message>
        <source>Examples to train on</source>
        <translation>训练样本</translation>
    </message>
    <message>
        <source>{blue}■{end} to train on, {orange}■{end} to validate with</source>
        <translation>{blue}■{end} 训练用，{orange}■{end} 验证用</translation>
    </message>
    <message>
        <source>; its label was {name}</source>
        <translation>；原标签为 {name}</translation>
    </message>
</context>
<context>
    <name>DataClouds</name>
    <message>
        <source>Cloud and covariance</source>
        <translation>点云与协方差</translation>
    </message>
    <message>
        <source>Each point is an example to train on; the ellipse lies two standard deviations from the mean, whichever way. Below: the standard deviations across and up, and the correlation</source>
        <translation>每个点是一个训练样本；椭圆在各个方向上距均值两个标准差。下方是横向、纵向的标准差以及相关系数</translation>
    </message>
    <message>
        <source>along the first two components</source>
        <translation>沿前两个主成分</translation>
    </message>
    <message>
        <source>of two pixels</source>
        <translation>取两个像素</translation>
    </message>
    <message>
        <source>Directions of the cloud</source>
        <translation>点云的方向</translation>
    </message>
    <message>
        <source>Pixel across</source>
        <translation>横轴像素</translation>
    </message>
    <message>
        <source>Pixel up</source>
        <translation>纵轴像素</translation>
    </message>
    <message>
        <source>A pixel by its number: 28 times its row plus its column</source>
        <translation>像素的编号：行号乘 28 再加列号</translation>
    </message>
</context>
<context>
    <name>DataError</name>
    <message>
        <source>No digits could be read there. A folder with MNIST’s four files, with strokes (*.jsonl) or with pictures in folders 0 to 9 was wanted. {reason}</source>
        <translation>那里没有可读取的数字。文件夹中应有 MNIST 的四个文件、笔画文件（*.jsonl）或名为 0 到 9 的图像文件夹。{reason}</translation>
    </message>
    <message>
        <source>Pictures that could not be used: {count}. The first: {reason}</source>
        <translation>有 {count} 幅图像无法使用。第一幅：{reason}</translation>
    </message>
    <message>
        <source>“{name}” can’t be downloaded now: check the connection, try again later, or choose a folder that holds it. What the mirrors said: {reasons}</source>
        <translation>现在无法下载“{name}”：请检查网络连接，稍后再试，或选择含有它的文件夹。各镜像的答复：{reasons}</translation>
    </message>
    <message>
        <source>The folder “{name}” is not there. It may have been moved or renamed.</source>
        <translation>文件夹“{name}”不存在，可能已被移动或改名。</translation>
    </message>
    <message>
        <source>There are no digits in “{name}”.</source>
        <translation>“{name}”中没有数字。</translation>
    </message>
    <message>
        <source>None of the digits in “{name}” can be used. {first}</source>
        <translation>“{name}”中的数字都不能使用。{first}</translation>
    </message>
    <message>
        <source>“{name}” holds {count} pictures, and at most {most} are read.</source>
        <translation>“{name}”中有 {count} 张图像，最多只读取 {most} 张。</translation>
    </message>
    <message>
        <source>There is no ink in “{name}”.</source>
        <translation>“{name}”中没有墨迹。</translation>
    </message>
    <message>
        <source>“{name}” can’t be read: {reason}.</source>
        <translation>无法读取“{name}”：{reason}。</translation>
    </message>
    <message>
        <source>“{name}” is damaged or not whole: fetch it again.</source>
        <translation>“{name}”已损坏或不完整：请重新获取。</translation>
    </message>
    <message>
        <source>“{name}” is no file of the format of MNIST (IDX), whatever its name says.</source>
        <translation>无论名称如何，“{name}”都不是 MNIST 格式（IDX）的文件。</translation>
    </message>
    <message>
        <source>“{name}” says that it holds {shape} numbers, and at most {most} are read.</source>
        <translation>“{name}”声称有 {shape} 个数，最多只读取 {most} 个。</translation>
    </message>
    <message>
        <source>“{other}” is missing beside “{beside}”.</source>
        <translation>“{beside}”旁边缺少“{other}”。</translation>
    </message>
    <message>
        <source>“{other}” is missing in “{name}”: MNIST is four files.</source>
        <translation>“{name}”中缺少“{other}”：MNIST 由四个文件组成。</translation>
    </message>
    <message>
        <source>The images of “{name}” are of {shape} pixels, and 28 × 28 are wanted.</source>
        <translation>“{name}”中的图像为 {shape} 像素，需要 28 × 28 像素。</translation>
    </message>
    <message>
        <source>“{name}” has {labels} labels for {images} images.</source>
        <translation>“{name}”有 {labels} 个标签，而图像有 {images} 张。</translation>
    </message>
    <message>
        <source>Label no. {number} of “{name}” is {label}, and 0 to 9 are wanted.</source>
        <translation>“{name}”的第 {number} 个标签是 {label}，应为 0 到 9。</translation>
    </message>
    <message>
        <source>“{name}” is damaged after line {line}: fetch it again.</source>
        <translation>“{name}”在第 {line} 行之后已损坏：请重新获取。</translation>
    </message>
    <message>
        <source>“{name}” holds more drawings than the {most} that are read.</source>
        <translation>“{name}”中的笔迹超过可读取的 {most} 个。</translation>
    </message>
    <message>
        <source>Line {line} of “{name}” is longer than the {most} bytes that are read.</source>
        <translation>“{name}”的第 {line} 行超过可读取的 {most} 字节。</translation>
    </message>
    <message>
        <source>Line {line} of “{name}” is no drawing: it has no label and strokes.</source>
        <translation>“{name}”的第 {line} 行不是笔迹：没有标签和笔画。</translation>
    </message>
    <message>
        <source>The label in line {line} of “{name}” is {label}, and 0 to 9 are wanted.</source>
        <translation>“{name}”第 {line} 行的标签是 {label}，应为 0 到 9。</translation>
    </message>
    <message>
        <source>There is no stroke in line {line} of “{name}”.</source>
        <translation>“{name}”的第 {line} 行没有笔画。</translation>
    </message>
    <message>
        <source>A stroke in line {line} of “{name}” is not made of points [x, y].</source>
        <translation>“{name}”第 {line} 行的某一笔画不是由点 [x, y] 组成的。</translation>
    </message>
    <message>
        <source>A coordinate in line {line} of “{name}” is infinite or NaN.</source>
        <translation>“{name}”第 {line} 行的某个坐标是无穷大或 NaN。</translation>
    </message>
    <message>
        <source>A coordinate in line {line} of “{name}” is {came}, and at most {most} is read: write the strokes in a larger unit.</source>
        <translation>“{name}”第 {line} 行的某个坐标是 {came}，最大只读取 {most}：请用更大的单位书写笔画。</translation>
    </message>
    <message>
        <source>The strokes in line {line} of “{name}” are {came} wide, and at least {least} is read: write them in a smaller unit.</source>
        <translation>“{name}”第 {line} 行的笔画只有 {came} 宽，至少需要 {least}：请用更小的单位书写。</translation>
    </message>
</context>
<context>
    <name>DataPictures</name>
    <message>
        <source>Mean image, std</source>
        <translation>均值图像、标准差</translation>
    </message>
    <message>
        <source>First components</source>
        <translation>前几个主成分</translation>
    </message>
    <message>
        <source>Digits</source>
        <translation>数字</translation>
    </message>
    <message>
        <source>After all steps</source>
        <translation>全部步骤之后</translation>
    </message>
    <message>
        <source>From k components</source>
        <translation>由 k 个主成分还原</translation>
    </message>
    <message>
        <source>Directions along which the digits vary most; blue is more ink, orange less</source>
        <translation>数字变化最大的方向；蓝色表示墨迹较多，橙色表示较少</translation>
    </message>
    <message>
        <source>Components of the reconstruction</source>
        <translation>还原所用的主成分数</translation>
    </message>
    <message>
        <source>How many components the digits are put together from again</source>
        <translation>用多少个主成分还原数字</translation>
    </message>
    <message>
        <source>k = {k}: {share}% of the variance, mean squared error {error}</source>
        <translation>k = {k}：方差的 {share}%，均方误差 {error}</translation>
    </message>
</context>
<context>
    <name>DataSteps</name>
    <message>
        <source>Preprocessing</source>
        <translation>预处理</translation>
    </message>
    <message>
        <source>Mean subtracted</source>
        <translation>减去均值</translation>
    </message>
    <message>
        <source>Divided by std</source>
        <translation>除以标准差</translation>
    </message>
    <message>
        <source>PCA, components</source>
        <translation>PCA，主成分数</translation>
    </message>
    <message>
        <source>Whitening</source>
        <translation>白化</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>by coordinate</source>
        <translation>按坐标</translation>
    </message>
    <message>
        <source>by channel</source>
        <translation>按通道</translation>
    </message>
    <message>
        <source>mean image</source>
        <translation>均值图像</translation>
    </message>
    <message>
        <source>by pixel</source>
        <translation>按像素</translation>
    </message>
    <message>
        <source>What is subtracted from each pixel</source>
        <translation>从每个像素中减去什么</translation>
    </message>
    <message>
        <source>The standard deviation that each pixel is divided by; a pixel that hardly ever changes is left as it is</source>
        <translation>每个像素所除以的标准差；几乎不变的像素保持原样</translation>
    </message>
    <message>
        <source>Keep only what lies along the first principal components</source>
        <translation>只保留前几个主成分方向上的部分</translation>
    </message>
    <message>
        <source>Components</source>
        <translation>主成分数</translation>
    </message>
    <message>
        <source>How many components are kept</source>
        <translation>保留多少个主成分</translation>
    </message>
    <message>
        <source>Divide by the spread along each component, and show it as a picture again</source>
        <translation>沿每个主成分除以标准差，再还原成图像</translation>
    </message>
    <message>
        <source>Added to each variance, so that noise is not blown up</source>
        <translation>加在每个方差上，以免放大噪声</translation>
    </message>
    <message>
        <source>All of it is computed from the {count} examples to train on alone; those to validate with have no say. In the saved network these steps stand before the first layer.</source>
        <translation>全部只由 {count} 个训练样本算出，不用验证样本。保存的网络会把这些步骤放在第一层之前。</translation>
    </message>
    <message>
        <source>{share}% of the variance is kept.</source>
        <translation>保留了方差的 {share}%。</translation>
    </message>
</context>
<context>
    <name>DataView</name>
    <message>
        <source>Examples</source>
        <translation>样本</translation>
    </message>
    <message>
        <source>Preprocessing</source>
        <translation>预处理</translation>
    </message>
    <message>
        <source>Augmentation</source>
        <translation>数据增强</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Where the examples come from</source>
        <translation>样本的来源</translation>
    </message>
</context>
<context>
    <name>Digits</name>
    <message>
        <source>{number} %</source>
        <translation>{number}%</translation>
    </message>
</context>
<context>
    <name>DigitsTab</name>
    <message>
        <source>Clear</source>
        <translation>清空</translation>
    </message>
    <message>
        <source>Sample {digit}</source>
        <translation>样例 {digit}</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Clipboard</source>
        <translation>剪贴板</translation>
    </message>
    <message>
        <source>There is no picture on the clipboard.</source>
        <translation>剪贴板中没有图像。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>The stroke took the picture’s place.</source>
        <translation>这一笔取代了原来的图像。</translation>
    </message>
    <message>
        <source>Drawing</source>
        <translation>手写内容</translation>
    </message>
    <message>
        <source>Through the layers</source>
        <translation>逐层查看</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>为什么</translation>
    </message>
    <message>
        <source>My digits</source>
        <translation>我的数字</translation>
    </message>
    <message>
        <source>Nothing was pasted: the clipboard holds cells of a table, and the canvas takes pictures.</source>
        <translation>没有粘贴：剪贴板里是表格的单元格，而画布只接受图像。</translation>
    </message>
    <message>
        <source>Drop the weights here: they read the digits from now on</source>
        <translation>把权重放在这里：从现在起由它们来识别数字</translation>
    </message>
    <message>
        <source>Drop the picture here: the digits in it are read</source>
        <translation>把图像放在这里：识别其中的数字</translation>
    </message>
</context>
<context>
    <name>DrawPad</name>
    <message>
        <source>Stroke</source>
        <translation>笔画</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>擦除</translation>
    </message>
    <message>
        <source>Draw a digit here: anywhere, at any size</source>
        <translation>在这里写一个数字：位置和大小都随意</translation>
    </message>
    <message>
        <source>Canvas</source>
        <translation>画布</translation>
    </message>
    <message>
        <source>Draw with the left button, rub out with the right one; Delete clears</source>
        <translation>左键书写，右键擦除；Delete 清空</translation>
    </message>
</context>
<context>
    <name>ErrorDialog</name>
    <message>
        <source>You can go on. Where something is not shown or done as it should be, quit and start again.</source>
        <translation>可以继续。如果有内容显示或运行不正常，请退出后重新启动。</translation>
    </message>
    <message>
        <source>An error in cnnlab</source>
        <translation>cnnlab 出错了</translation>
    </message>
    <message>
        <source>&amp;Go on</source>
        <translation>继续(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>Your work was saved.</source>
        <translation>你的工作已保存。</translation>
    </message>
    <message>
        <source>Your work could not be saved.</source>
        <translation>你的工作未能保存。</translation>
    </message>
    <message>
        <source>The text below is also in the log, {path}.</source>
        <translation>下面的文字也已写入日志：{path}</translation>
    </message>
    <message>
        <source>The text below could not be written to the log, {path}: copy it.</source>
        <translation>下面的文字未能写入日志，请复制保存。日志：{path}</translation>
    </message>
</context>
<context>
    <name>Examples</name>
    <message>
        <source>My example</source>
        <translation>我的示例</translation>
    </message>
    <message>
        <source>Keep as example</source>
        <translation>保存为示例</translation>
    </message>
    <message>
        <source>“{title}” was kept.</source>
        <translation>“{title}”已保存。</translation>
    </message>
    <message>
        <source>Rename example</source>
        <translation>重命名示例</translation>
    </message>
    <message>
        <source>“{old}” is now “{title}”.</source>
        <translation>“{old}”现已改名为“{title}”。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>“{title}” was deleted.</source>
        <translation>“{title}”已删除。</translation>
    </message>
    <message>
        <source>{n} of your own examples can’t be read: {first}</source>
        <translation>你的 {n} 个自建示例无法读取：{first}</translation>
    </message>
    <message>
        <source>An example needs a title of letters or digits, and not too long.</source>
        <translation>示例需要一个由文字或数字组成、不太长的标题。</translation>
    </message>
    <message>
        <source>There are too many examples of yours. Delete one first.</source>
        <translation>你保存的示例太多了，请先删除一个。</translation>
    </message>
    <message>
        <source>This example is not there any more.</source>
        <translation>这个示例已不存在。</translation>
    </message>
    <message>
        <source>Example “{title}”</source>
        <translation>示例“{title}”</translation>
    </message>
    <message>
        <source>Only an experiment with an output can be kept. {reason}</source>
        <translation>只有能得到输出的实验才能保存。{reason}</translation>
    </message>
    <message>
        <source>The example is too large to be kept: at most {most} bytes.</source>
        <translation>示例太大，无法保存：最多 {most} 字节。</translation>
    </message>
    <message>
        <source>Only numbers within the limits can be kept. {reason}</source>
        <translation>只能保存数值不超出限度的内容。{reason}</translation>
    </message>
</context>
<context>
    <name>Explanation</name>
    <message>
        <source>Draw a digit, or click one of a picture: here you see which ink speaks for each of the ten digits, and which against it.</source>
        <translation>画一个数字，或单击图像中的一个：这里会显示哪些笔迹支持十个数字中的每一个，哪些反对它。</translation>
    </message>
    <message>
        <source>How far each digit’s logit falls when the {size}×{size} pixels around a place are blanked. Blue: the ink there speaks for the digit; orange: against it.</source>
        <translation>依次抹去每处周围 {size}×{size} 个像素，看各数字的 logit 下降多少。蓝色：那里的笔迹支持该数字；橙色：反对该数字。</translation>
    </message>
    <message>
        <source>Each pixel’s ink times the gradient of the digit’s logit: what the ink adds to it, to first order. Blue: it speaks for the digit; orange: against it.</source>
        <translation>每个像素的笔迹乘以该数字 logit 的梯度：按一阶近似，它使 logit 增加多少。蓝色：支持该数字；橙色：反对该数字。</translation>
    </message>
    <message>
        <source>{digit}, the answer: logit {logit}, probability {share}</source>
        <translation>{digit}（识别结果）：logit {logit}，概率 {share}</translation>
    </message>
    <message>
        <source>{digit}: logit {logit}, probability {share}</source>
        <translation>{digit}：logit {logit}，概率 {share}</translation>
    </message>
    <message>
        <source>Point at a map for the numbers there.</source>
        <translation>把指针移到图上，可看到该处的数值。</translation>
    </message>
    <message>
        <source>{digit} at pixel [{row}, {column}]: {value}</source>
        <translation>{digit} 在像素 [{row}, {column}] 处：{value}</translation>
    </message>
    <message>
        <source>logit {before}, with the frame blanked {after}</source>
        <translation>logit {before}，抹去框内后为 {after}</translation>
    </message>
    <message>
        <source>ink {ink} × gradient {gradient}</source>
        <translation>笔迹 {ink} × 梯度 {gradient}</translation>
    </message>
    <message>
        <source>Occlusion</source>
        <translation>遮挡图</translation>
    </message>
    <message>
        <source>Blank a part of the image, and see how each logit changes</source>
        <translation>抹去图像的一部分，看每个 logit 如何变化</translation>
    </message>
    <message>
        <source>Gradient × ink</source>
        <translation>梯度 × 笔迹</translation>
    </message>
    <message>
        <source>What each pixel’s ink adds to each logit, by the gradient</source>
        <translation>由梯度估计每个像素的笔迹给每个 logit 增加多少</translation>
    </message>
    <message>
        <source>Colours of the maps</source>
        <translation>图的颜色</translation>
    </message>
    <message>
        <source>What the ink adds to a digit’s logit; for all ten maps</source>
        <translation>笔迹给数字的 logit 增加的量；十幅图共用</translation>
    </message>
    <message>
        <source>Map of the chosen digit; arrow keys go over it</source>
        <translation>所选数字的图；可用方向键移动</translation>
    </message>
    <message>
        <source>Maps of the ten digits</source>
        <translation>十个数字的图</translation>
    </message>
</context>
<context>
    <name>Facts</name>
    <message>
        <source>Each channel by itself: nothing is added up.</source>
        <translation>各通道单独处理，不相加。</translation>
    </message>
    <message>
        <source>One set of weights for all places: {shared} parameters; one for each: {apart}.</source>
        <translation>所有位置共用一组权重：{shared} 个参数；每个位置各用一组：{apart} 个。</translation>
    </message>
    <message>
        <source>One channel: there is nothing to add up.</source>
        <translation>只有一个通道，无需相加。</translation>
    </message>
    <message>
        <source>Summed, each filter gives one map that finds a pattern across all channels; which channel gave what is lost.</source>
        <translation>求和：每个滤波器得到一张特征图，能找出跨通道的图案；但看不出各通道的贡献。</translation>
    </message>
    <message>
        <source>The mean is the same map in numbers {channels} times smaller: nothing that other weights would not give.</source>
        <translation>平均：同一张特征图，数值缩小到 1/{channels}；换一组权重同样能得到。</translation>
    </message>
    <message>
        <source>{count} maps: each shows one channel, none finds a pattern across them, and the next layer would have {channels} times as many inputs.</source>
        <translation>分开：{count} 张特征图，每张只看一个通道，找不出跨通道的图案；下一层的输入增至 {channels} 倍。</translation>
    </message>
</context>
<context>
    <name>FileError</name>
    <message>
        <source>the disk is full</source>
        <translation>磁盘已满</translation>
    </message>
    <message>
        <source>the system does not allow it</source>
        <translation>系统不允许</translation>
    </message>
    <message>
        <source>another program uses it</source>
        <translation>另一个程序正在使用它</translation>
    </message>
    <message>
        <source>Input/output error</source>
        <translation>磁盘读写出错</translation>
    </message>
    <message>
        <source>it is a folder</source>
        <translation>它是一个文件夹</translation>
    </message>
    <message>
        <source>its links lead in a circle</source>
        <translation>它的链接首尾相连</translation>
    </message>
    <message>
        <source>its name is too long</source>
        <translation>名称太长</translation>
    </message>
    <message>
        <source>its folder is not there</source>
        <translation>它所在的文件夹不存在</translation>
    </message>
    <message>
        <source>its folder is a file</source>
        <translation>它所在的文件夹其实是文件</translation>
    </message>
    <message>
        <source>the system reports error {number}</source>
        <translation>系统报告错误 {number}</translation>
    </message>
    <message>
        <source>“{path}” can’t be read: it is not there. It may have been moved or renamed.</source>
        <translation>无法读取“{path}”：文件不存在。它可能已被移动或重命名。</translation>
    </message>
    <message>
        <source>“{path}” can’t be read: the system does not allow it.</source>
        <translation>无法读取“{path}”：系统不允许。</translation>
    </message>
    <message>
        <source>“{path}” can’t be read: {reason}.</source>
        <translation>无法读取“{path}”：{reason}。</translation>
    </message>
    <message>
        <source>“{path}” can’t be written: the disk is full. Make room and try again.</source>
        <translation>无法写入“{path}”：磁盘已满。请腾出空间后重试。</translation>
    </message>
    <message>
        <source>“{path}” can’t be written: the system does not allow it. Allow writing in the folder “{folder}” and try again.</source>
        <translation>无法写入“{path}”：系统不允许。请允许在文件夹“{folder}”中写入后重试。</translation>
    </message>
    <message>
        <source>“{path}” can’t be written: {reason}. Check the folder “{folder}” and try again.</source>
        <translation>无法写入“{path}”：{reason}。请检查文件夹“{folder}”后重试。</translation>
    </message>
    <message>
        <source>Saved as “{path}”.</source>
        <translation>已保存为“{path}”。</translation>
    </message>
    <message>
        <source>“{name}” was not saved: it was cancelled.</source>
        <translation>“{name}”未保存：已取消。</translation>
    </message>
    <message>
        <source>“{path}” can’t be deleted: {reason}. Check the folder “{folder}” and try again.</source>
        <translation>无法删除“{path}”：{reason}。请检查文件夹“{folder}”后重试。</translation>
    </message>
    <message>
        <source>“{path}” can’t be deleted: the system does not allow it. Allow writing in the folder “{folder}” and try again.</source>
        <translation>无法删除“{path}”：系统不允许。请允许在文件夹“{folder}”中写入后重试。</translation>
    </message>
</context>
<context>
    <name>Film</name>
    <message>
        <source>Save animation</source>
        <translation>保存动画</translation>
    </message>
    <message>
        <source>There is not enough memory for the animation. Make the window smaller.</source>
        <translation>内存不足，无法生成动画。请把窗口缩小。</translation>
    </message>
</context>
<context>
    <name>Filters</name>
    <message>
        <source>The filter would have {rows} × {columns} weights, and the largest has {most} × {most}. Select another cell or copy less.</source>
        <translation>滤波器将有 {rows} × {columns} 个权重，而最大为 {most} × {most}。请选择其他单元格，或少复制一些。</translation>
    </message>
    <message>
        <source>Point, or arrows on a picture</source>
        <translation>指向像素，或在图像上按方向键</translation>
    </message>
    <message>
        <source>show a pixel’s window and its sum</source>
        <translation>显示该像素的窗口与求和</translation>
    </message>
    <message>
        <source>Click, Enter; Escape</source>
        <translation>单击、回车；Esc</translation>
    </message>
    <message>
        <source>pin that pixel; let it go</source>
        <translation>锁定该像素；解除锁定</translation>
    </message>
    <message>
        <source>Wheel, Ctrl+plus, Ctrl+minus</source>
        <translation>滚轮，Ctrl+加号，Ctrl+减号</translation>
    </message>
    <message>
        <source>zoom both pictures, as far as their numbers</source>
        <translation>同时缩放两幅图像，直到看见数值</translation>
    </message>
    <message>
        <source>Drag, Shift+arrows</source>
        <translation>拖动，Shift+方向键</translation>
    </message>
    <message>
        <source>move both pictures</source>
        <translation>同时平移两幅图像</translation>
    </message>
    <message>
        <source>Double click, Ctrl+0</source>
        <translation>双击，Ctrl+0</translation>
    </message>
    <message>
        <source>show the whole picture</source>
        <translation>显示整幅图像</translation>
    </message>
    <message>
        <source>Right click, menu key</source>
        <translation>右键单击、菜单键</translation>
    </message>
    <message>
        <source>pin that pixel and see what can be done with it</source>
        <translation>锁定该像素，并列出可做的操作</translation>
    </message>
    <message>
        <source>Weights of the filter</source>
        <translation>滤波器权重</translation>
    </message>
    <message>
        <source>Weights of the second filter</source>
        <translation>第二个滤波器的权重</translation>
    </message>
    <message>
        <source>Type, turn the wheel, Alt+drag, or paste up to 11×11 weights</source>
        <translation>键入、转动滚轮、Alt+拖动，或粘贴至多 11×11 个权重</translation>
    </message>
    <message>
        <source>weight, row {row}, column {column}: {value}</source>
        <translation>权重，第 {row} 行第 {column} 列：{value}</translation>
    </message>
    <message>
        <source>result[{row},{column}] = {value}</source>
        <translation>结果[{row},{column}] = {value}</translation>
    </message>
    <message>
        <source>{pixel} is pinned: Escape lets go</source>
        <translation>已锁定 {pixel}：按 Esc 解除</translation>
    </message>
    <message>
        <source>result[{row},{column}]</source>
        <translation>结果[{row},{column}]</translation>
    </message>
    <message>
        <source>sum of {count} products</source>
        <translation>{count} 个乘积之和</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>The picture is on the clipboard.</source>
        <translation>图像已复制到剪贴板。</translation>
    </message>
    <message>
        <source>There is not enough memory for the result: close other programs, and try again.</source>
        <translation>内存不足，无法得到结果：请关闭其他程序后再试。</translation>
    </message>
    <message>
        <source>Identity</source>
        <translation>恒等</translation>
    </message>
    <message>
        <source>Box blur (mean)</source>
        <translation>方框模糊（均值）</translation>
    </message>
    <message>
        <source>Gaussian blur</source>
        <translation>高斯模糊</translation>
    </message>
    <message>
        <source>Motion blur</source>
        <translation>运动模糊</translation>
    </message>
    <message>
        <source>Sharpen</source>
        <translation>锐化</translation>
    </message>
    <message>
        <source>Unsharp mask</source>
        <translation>反锐化掩模</translation>
    </message>
    <message>
        <source>Sobel x (vertical edges)</source>
        <translation>Sobel x（竖直边缘）</translation>
    </message>
    <message>
        <source>Sobel y (horizontal edges)</source>
        <translation>Sobel y（水平边缘）</translation>
    </message>
    <message>
        <source>Sobel, gradient magnitude</source>
        <translation>Sobel 梯度幅值</translation>
    </message>
    <message>
        <source>Sobel, gradient direction</source>
        <translation>Sobel 梯度方向</translation>
    </message>
    <message>
        <source>Prewitt x (vertical edges)</source>
        <translation>Prewitt x（竖直边缘）</translation>
    </message>
    <message>
        <source>Prewitt y (horizontal edges)</source>
        <translation>Prewitt y（水平边缘）</translation>
    </message>
    <message>
        <source>Laplacian</source>
        <translation>拉普拉斯</translation>
    </message>
    <message>
        <source>Laplacian of Gaussian (LoG)</source>
        <translation>高斯拉普拉斯（LoG）</translation>
    </message>
    <message>
        <source>Emboss</source>
        <translation>浮雕</translation>
    </message>
    <message>
        <source>Emboss, 4 and −4 in the corners</source>
        <translation>浮雕，两角为 4 和 −4</translation>
    </message>
    <message>
        <source>Gabor</source>
        <translation>Gabor 滤波器</translation>
    </message>
    <message>
        <source>A filter of the digit network</source>
        <translation>数字识别网络的滤波器</translation>
    </message>
    <message>
        <source>Typed weights</source>
        <translation>手动输入的权重</translation>
    </message>
    <message>
        <source>Size, pixels</source>
        <translation>尺寸（像素）</translation>
    </message>
    <message>
        <source>σ, pixels</source>
        <translation>σ（像素）</translation>
    </message>
    <message>
        <source>Angle, degrees</source>
        <translation>角度（度）</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>程度</translation>
    </message>
    <message>
        <source>Wavelength, pixels</source>
        <translation>波长（像素）</translation>
    </message>
    <message>
        <source>Rows and columns of the filter, an odd number</source>
        <translation>滤波器的行数和列数，须为奇数</translation>
    </message>
    <message>
        <source>Standard deviation of the bell curve: how wide the blur is</source>
        <translation>钟形曲线的标准差：模糊有多宽</translation>
    </message>
    <message>
        <source>Counter-clockwise from the right</source>
        <translation>从右方起逆时针</translation>
    </message>
    <message>
        <source>How much of what the blur takes away is added</source>
        <translation>把模糊去掉的部分加回多少</translation>
    </message>
    <message>
        <source>From one wave’s crest to the next</source>
        <translation>相邻两个波峰的距离</translation>
    </message>
    <message>
        <source>Zeros</source>
        <translation>补零</translation>
    </message>
    <message>
        <source>Nearest pixel</source>
        <translation>最近的像素</translation>
    </message>
    <message>
        <source>Mirrored</source>
        <translation>镜像</translation>
    </message>
    <message>
        <source>None: whole windows only</source>
        <translation>不填充：只用完整窗口</translation>
    </message>
    <message>
        <source>Signed, zero neutral</source>
        <translation>带符号，零为中性色</translation>
    </message>
    <message>
        <source>Absolute value</source>
        <translation>绝对值</translation>
    </message>
    <message>
        <source>Clamped to 0…255</source>
        <translation>截断到 0…255</translation>
    </message>
    <message>
        <source>Stretched, smallest to largest</source>
        <translation>拉伸，从最小到最大</translation>
    </message>
    <message>
        <source>Grey, all mixed</source>
        <translation>灰度，三色混合</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>红</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>绿</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>蓝</translation>
    </message>
    <message>
        <source>Cross-correlation</source>
        <translation>互相关</translation>
    </message>
    <message>
        <source>Convolution, turned 180°</source>
        <translation>卷积，旋转 180°</translation>
    </message>
    <message>
        <source>Landscape</source>
        <translation>风景</translation>
    </message>
    <message>
        <source>Shapes</source>
        <translation>形状</translation>
    </message>
    <message>
        <source>Writing</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>Face</source>
        <translation>人脸</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>噪声</translation>
    </message>
    <message>
        <source>Gradient</source>
        <translation>渐变</translation>
    </message>
    <message>
        <source>No result: the filter reaches over {window} pixels and the picture has only {padded}. Use a padding, a smaller filter, or less dilation or repetition.</source>
        <translation>没有结果：滤波器跨 {window} 个像素，而图像只有 {padded} 个。请使用填充、较小的滤波器，或减小空洞率或次数。</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>滤波器</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>尺寸</translation>
    </message>
    <message>
        <source>How it is used</source>
        <translation>使用方式</translation>
    </message>
    <message>
        <source>Stride</source>
        <translation>步长</translation>
    </message>
    <message>
        <source>Padding</source>
        <translation>填充</translation>
    </message>
    <message>
        <source>Dilation</source>
        <translation>空洞率</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>次数</translation>
    </message>
    <message>
        <source>Filter is</source>
        <translation>运算</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Shown</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>通道</translation>
    </message>
    <message>
        <source>Save result…</source>
        <translation>保存结果…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Open in Convolution</source>
        <translation>在卷积中打开</translation>
    </message>
    <message>
        <source>A filter by name; its weights can be changed one by one</source>
        <translation>按名称选择滤波器（又称卷积核）；权重可逐个修改</translation>
    </message>
    <message>
        <source>Rows × columns of the filter: 5, or 3×5; at most 11</source>
        <translation>滤波器的行数×列数：5 或 3×5，至多 11</translation>
    </message>
    <message>
        <source>Which filter of the first layer of the network that reads digits</source>
        <translation>识别数字的网络第一层中的哪个滤波器</translation>
    </message>
    <message>
        <source>Pixels from one window to the next: 2, or 2×3</source>
        <translation>相邻窗口相距的像素数：2 或 2×3</translation>
    </message>
    <message>
        <source>What the filter meets beyond the picture’s edge</source>
        <translation>滤波器在图像边缘之外遇到什么</translation>
    </message>
    <message>
        <source>Pixels from one weight to the next: 1 is no gaps</source>
        <translation>相邻权重相距的像素数：1 表示没有间隔</translation>
    </message>
    <message>
        <source>How often the filter is applied, each time to the result</source>
        <translation>滤波器使用几次，每次都作用于上一次的结果</translation>
    </message>
    <message>
        <source>Mathematical convolution turns the filter by 180° first; networks do not. The sums below show the weights as they are used.</source>
        <translation>数学上的卷积先把滤波器旋转 180°；网络不旋转。下方算式中的权重即实际使用的权重。</translation>
    </message>
    <message>
        <source>Results can be below 0 and above 255. Signed: blue above zero, orange below. Clamped: what does not fit is black or white.</source>
        <translation>结果可能小于 0 或大于 255。带符号：大于零为蓝色，小于零为橙色。截断：超出的部分为黑或白。</translation>
    </message>
    <message>
        <source>Which channel of the picture is filtered and shown</source>
        <translation>对图像的哪个通道滤波并显示</translation>
    </message>
    <message>
        <source>Stop what is being saved or copied; no file is written</source>
        <translation>停止正在进行的保存或复制；不写入文件</translation>
    </message>
    <message>
        <source>The pixel whose sum is shown, and what is around it, window by window; a click on a picture pins one</source>
        <translation>正在显示求和的像素及其周围，逐个窗口查看；在图像上单击可锁定像素</translation>
    </message>
    <message>
        <source>As a picture, as it is shown (.png), or all numbers exactly (.npy)</source>
        <translation>存为所见的图像（.png），或精确的全部数值（.npy）</translation>
    </message>
    <message>
        <source>takes {pixel}</source>
        <translation>取 {pixel}</translation>
    </message>
    <message>
        <source>takes {pixel}, pinned</source>
        <translation>取 {pixel}（已锁定）</translation>
    </message>
    <message>
        <source>Choose filter</source>
        <translation>选择滤波器</translation>
    </message>
    <message>
        <source>Filter parameter</source>
        <translation>滤波器参数</translation>
    </message>
    <message>
        <source>Edit filter weights</source>
        <translation>编辑滤波器权重</translation>
    </message>
    <message>
        <source>Filter size</source>
        <translation>滤波器尺寸</translation>
    </message>
    <message>
        <source>Convolution or cross-correlation</source>
        <translation>卷积或互相关</translation>
    </message>
    <message>
        <source>How the result is shown</source>
        <translation>结果的显示方式</translation>
    </message>
    <message>
        <source>sum of the weights: {sum}</source>
        <translation>权重之和：{sum}</translation>
    </message>
    <message>
        <source>turned by 180° before it is used</source>
        <translation>使用前旋转 180°</translation>
    </message>
    <message>
        <source>picture[{row},{column}] = {value}</source>
        <translation>图像[{row},{column}] = {value}</translation>
    </message>
    <message>
        <source>The picture is still being worked out: try again in a moment.</source>
        <translation>图像仍在计算中：请稍后再试。</translation>
    </message>
    <message>
        <source>The numbers around this pixel are too large to be shown: use smaller weights, or apply the filter fewer times.</source>
        <translation>该像素周围的数太大，无法显示：请用较小的权重，或减少滤波次数。</translation>
    </message>
    <message>
        <source>This is the last of {n} times; the input holds the values before it.</source>
        <translation>这是 {n} 次中的最后一次；输入是这一次之前的值。</translation>
    </message>
    <message>
        <source>Both filters of the pair are here, each with its own output; {formula}, which makes one number of both, is no part of a convolution.</source>
        <translation>这里有成对的两个滤波器，各有自己的输出；{formula} 把两者合成一个数，它不是卷积的一部分。</translation>
    </message>
    <message>
        <source>Only the pixels that weights meet are shown: with the gaps between them the window is too large.</source>
        <translation>只显示权重所对应的像素：连同它们之间的间隔，窗口就太大了。</translation>
    </message>
</context>
<context>
    <name>FiltersPage</name>
    <message>
        <source>{size} pixels    {count} products a pixel    {products} products</source>
        <translation>{size} 像素    每像素 {count} 个乘积    共 {products} 个乘积</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Result of the filter</source>
        <translation>滤波结果</translation>
    </message>
    <message>
        <source>Levels of the picture</source>
        <translation>图像的灰度级</translation>
    </message>
    <message>
        <source>Levels of the result</source>
        <translation>结果的灰度级</translation>
    </message>
    <message>
        <source>The sum, term by term</source>
        <translation>逐项的和</translation>
    </message>
    <message>
        <source>Wipe</source>
        <translation>对比</translation>
    </message>
    <message>
        <source>Wipe between picture and result</source>
        <translation>在图像与结果之间滑动对比</translation>
    </message>
    <message>
        <source>Lay the picture over the result, from the left</source>
        <translation>从左侧把图像盖在结果上</translation>
    </message>
    <message>
        <source>A click pins a pixel, Escape lets go. The wheel zooms, a drag moves, a double click shows it whole</source>
        <translation>单击锁定像素，Esc 解除。滚轮缩放，拖动平移，双击显示整幅图像</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>滤波器</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
</context>
<context>
    <name>FitBinder</name>
    <message>
        <source>{n} points    {sizes}    step {step}    loss {loss}</source>
        <translation>{n} 个点    {sizes}    第 {step} 步    损失 {loss}</translation>
    </message>
    <message>
        <source>1 point    {sizes}    step {step}    loss {loss}</source>
        <translation>1 个点    {sizes}    第 {step} 步    损失 {loss}</translation>
    </message>
    <message>
        <source>({x}, {y})</source>
        <translation>（{x}，{y}）</translation>
    </message>
    <message>
        <source>({x}, {y}): output {a}</source>
        <translation>（{x}，{y}）：输出 {a}</translation>
    </message>
    <message>
        <source>colour: the output a</source>
        <translation>颜色：输出 a</translation>
    </message>
    <message>
        <source>colour: input x{n}</source>
        <translation>颜色：输入 x{n}</translation>
    </message>
    <message>
        <source>colour: layer {layer}, unit {unit}</source>
        <translation>颜色：第 {layer} 层，第 {unit} 个单元</translation>
    </message>
    <message>
        <source>Click here to add points of class {one}, right-click for class {other}. A table can be pasted or dropped.</source>
        <translation>在这里单击添加 {one} 类的点，右键单击添加 {other} 类的点。也可以粘贴或拖入一个表格。</translation>
    </message>
    <message>
        <source>One class only so far: a click adds the other.</source>
        <translation>目前只有一类：单击添加另一类。</translation>
    </message>
    <message>
        <source>One class only so far: a right click adds the other.</source>
        <translation>目前只有一类：右键单击添加另一类。</translation>
    </message>
</context>
<context>
    <name>FitControls</name>
    <message>
        <source>Points</source>
        <translation>点</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>种类</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>个数</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>噪声</translation>
    </message>
    <message>
        <source>Held out, %</source>
        <translation>留出（%）</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Hidden layers</source>
        <translation>隐藏层</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>单元数</translation>
    </message>
    <message>
        <source>Activation</source>
        <translation>激活函数</translation>
    </message>
    <message>
        <source>Initial seed</source>
        <translation>初始种子</translation>
    </message>
    <message>
        <source>Descent</source>
        <translation>下降</translation>
    </message>
    <message>
        <source>This run</source>
        <translation>本次</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>批大小</translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation>动量</translation>
    </message>
    <message>
        <source>AND</source>
        <translation>与（AND）</translation>
    </message>
    <message>
        <source>OR</source>
        <translation>或（OR）</translation>
    </message>
    <message>
        <source>XOR</source>
        <translation>异或（XOR）</translation>
    </message>
    <message>
        <source>Two moons</source>
        <translation>双月</translation>
    </message>
    <message>
        <source>Rings</source>
        <translation>同心环</translation>
    </message>
    <message>
        <source>Spiral</source>
        <translation>螺旋</translation>
    </message>
    <message>
        <source>My own</source>
        <translation>自己的点</translation>
    </message>
    <message>
        <source>New</source>
        <translation>换一批</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>打开…</translation>
    </message>
    <message>
        <source>Erase all</source>
        <translation>全部擦除</translation>
    </message>
    <message>
        <source>Race</source>
        <translation>对比</translation>
    </message>
    <message>
        <source>Open this point in Layers</source>
        <translation>在“层”中打开这个点</translation>
    </message>
    <message>
        <source>Use these weights</source>
        <translation>使用这些权重</translation>
    </message>
    <message>
        <source>New points</source>
        <translation>换一批点</translation>
    </message>
    <message>
        <source>New weights</source>
        <translation>换一组权重</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>{what} of the rival</source>
        <translation>对手的{what}</translation>
    </message>
    <message>
        <source>Units of hidden layer {n}</source>
        <translation>第 {n} 个隐藏层的单元数</translation>
    </message>
    <message>
        <source>What is to be told apart; click into the plane for your own</source>
        <translation>要分开的点；在平面上单击可添加自己的点</translation>
    </message>
    <message>
        <source>How many points are made</source>
        <translation>生成多少个点</translation>
    </message>
    <message>
        <source>How far points stray: their standard deviation</source>
        <translation>点偏离的程度：标准差</translation>
    </message>
    <message>
        <source>Points the fit never sees: they tell whether it has understood</source>
        <translation>拟合时从不使用的点：用来检验它是否真的学会了</translation>
    </message>
    <message>
        <source>The same seed always gives the same points: tell it to your class</source>
        <translation>同一个种子总是给出同样的点：可以告诉全班</translation>
    </message>
    <message>
        <source>Other points of this kind</source>
        <translation>同一种类的另一批点</translation>
    </message>
    <message>
        <source>Points of a .csv or .txt file: x, y and class in each line</source>
        <translation>来自 .csv 或 .txt 文件的点：每行依次为 x、y 和类别</translation>
    </message>
    <message>
        <source>An empty plane, for points of your own</source>
        <translation>清空平面，以便放自己的点</translation>
    </message>
    <message>
        <source>None is a single neuron, which parts the plane by a line</source>
        <translation>没有隐藏层就是单个神经元，它用一条直线划分平面</translation>
    </message>
    <message>
        <source>Of the hidden units; the output is a sigmoid</source>
        <translation>隐藏单元的激活函数；输出用 sigmoid</translation>
    </message>
    <message>
        <source>The same seed always gives the same initial weights</source>
        <translation>同一个种子总是给出同样的初始权重</translation>
    </message>
    <message>
        <source>Other initial weights</source>
        <translation>另一组初始权重</translation>
    </message>
    <message>
        <source>A second fit from the same initial weights, with its own settings</source>
        <translation>从同样的初始权重出发，用另一套设置再拟合一次</translation>
    </message>
    <message>
        <source>Show the network as it is now on the Layers page, with the chosen point as its example: there each of its gradients can be opened</source>
        <translation>在“层”页面显示网络此刻的样子，并以选中的点为样本：在那里可以展开它的每个梯度</translation>
    </message>
    <message>
        <source>Show the network as it is now on the Layers page</source>
        <translation>在“层”页面显示网络此刻的样子</translation>
    </message>
    <message>
        <source>A change starts the fit over from the initial weights.</source>
        <translation>改动后会从初始权重重新开始拟合。</translation>
    </message>
    <message>
        <source>How far a step goes down the slope: 0.0001 to 100.</source>
        <translation>每一步沿坡下降多远：0.0001 到 100。</translation>
    </message>
    <message>
        <source>Points that each step looks at.</source>
        <translation>每一步使用多少个点。</translation>
    </message>
    <message>
        <source>Share of the last step that the next one keeps: 0 to 0.99.</source>
        <translation>下一步保留上一步的多少：0 到 0.99。</translation>
    </message>
</context>
<context>
    <name>FitCurve</name>
    <message>
        <source>step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>held out</source>
        <translation>留出</translation>
    </message>
    <message>
        <source>rival</source>
        <translation>对手</translation>
    </message>
    <message>
        <source>Step {step} of {last}. Loss {loss}; at the start {first}.</source>
        <translation>第 {step} 步，共 {last} 步。损失 {loss}；开始时为 {first}。</translation>
    </message>
    <message>
        <source>Loss over the steps</source>
        <translation>损失随步数的变化</translation>
    </message>
    <message>
        <source>Drag to go to any step so far; the arrows go step by step</source>
        <translation>拖动可到已走过的任意一步；方向键逐步移动</translation>
    </message>
    <message>
        <source>log</source>
        <translation>对数</translation>
    </message>
    <message>
        <source>Logarithmic losses</source>
        <translation>对数刻度的损失</translation>
    </message>
    <message>
        <source>Each line up is ten times the one under it</source>
        <translation>每条线是下一条的十倍</translation>
    </message>
</context>
<context>
    <name>FitEdits</name>
    <message>
        <source>Points</source>
        <translation>点</translation>
    </message>
    <message>
        <source>Number of points</source>
        <translation>点的个数</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>噪声</translation>
    </message>
    <message>
        <source>Share held out</source>
        <translation>留出的比例</translation>
    </message>
    <message>
        <source>New points</source>
        <translation>换一批点</translation>
    </message>
    <message>
        <source>Erase all points</source>
        <translation>擦除所有点</translation>
    </message>
    <message>
        <source>Paste points</source>
        <translation>粘贴点</translation>
    </message>
    <message>
        <source>Add point</source>
        <translation>添加点</translation>
    </message>
    <message>
        <source>Move point</source>
        <translation>移动点</translation>
    </message>
    <message>
        <source>Erase points</source>
        <translation>擦除点</translation>
    </message>
    <message>
        <source>Other class</source>
        <translation>改为另一类</translation>
    </message>
    <message>
        <source>Hidden layers</source>
        <translation>隐藏层</translation>
    </message>
    <message>
        <source>Activation function</source>
        <translation>激活函数</translation>
    </message>
    <message>
        <source>New weights</source>
        <translation>换一组权重</translation>
    </message>
    <message>
        <source>Race</source>
        <translation>对比</translation>
    </message>
    <message>
        <source>No race</source>
        <translation>取消对比</translation>
    </message>
    <message>
        <source>Open the point in Layers</source>
        <translation>在“层”中打开点</translation>
    </message>
    <message>
        <source>Use the fitted weights</source>
        <translation>使用拟合出的权重</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>批大小</translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation>动量</translation>
    </message>
</context>
<context>
    <name>FitFigures</name>
    <message>
        <source>Step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Held out</source>
        <translation>留出</translation>
    </message>
    <message>
        <source>{what} of the rival</source>
        <translation>对手的{what}</translation>
    </message>
    <message>
        <source>Mean loss of the training points: cross-entropy</source>
        <translation>训练点的平均损失：交叉熵</translation>
    </message>
    <message>
        <source>Share of the training points on their class’s side</source>
        <translation>训练点中落在自己类别一侧的比例</translation>
    </message>
    <message>
        <source>The same share of the held-out points, which the fit never sees</source>
        <translation>留出点的同一比例；拟合时从不使用它们</translation>
    </message>
</context>
<context>
    <name>FitMessages</name>
    <message>
        <source>Nothing was pasted. {reason}</source>
        <translation>没有粘贴任何内容。{reason}</translation>
    </message>
    <message>
        <source>{most} points are as many as can be fitted here: erase some first.</source>
        <translation>这里最多拟合 {most} 个点：请先擦除一些。</translation>
    </message>
    <message>
        <source>There are no points to fit: click into the plane to add some.</source>
        <translation>没有可拟合的点：在平面上单击添加一些。</translation>
    </message>
    <message>
        <source>All points are of one class, so there is no boundary to find: add some of the other class with a click or a right click.</source>
        <translation>所有点都属于同一类，没有边界可找：用单击或右键单击添加另一类的点。</translation>
    </message>
    <message>
        <source>The points that are not held out are of one class, or none: hold out fewer, or add some.</source>
        <translation>没有留出的点只有一类，或者一个也没有：请少留出一些，或再添加一些点。</translation>
    </message>
    <message>
        <source>After step {step} the loss would no longer be finite, so the last step that is stays shown. The learning rate of {rate} is too large: try a tenth of it.</source>
        <translation>第 {step} 步之后损失不再是有限的数，因此停在最后一个有限的步。学习率 {rate} 太大：试试它的十分之一。</translation>
    </message>
    <message>
        <source>The rival stopped: its loss would no longer be finite. Its learning rate of {rate} is too large: try a tenth of it.</source>
        <translation>对手停下了：它的损失不再是有限的数。它的学习率 {rate} 太大：试试十分之一。</translation>
    </message>
    <message>
        <source>{most} steps are as many as are kept: rewind, and try another setting.</source>
        <translation>最多保留 {most} 步：请回到起点，试试别的设置。</translation>
    </message>
</context>
<context>
    <name>FitNetworkView</name>
    <message>
        <source>{sizes} units. Shown is layer {layer}, unit {unit}.</source>
        <translation>{sizes} 个单元。显示的是第 {layer} 层第 {unit} 个单元。</translation>
    </message>
    <message>
        <source>Bias and weights: {weights}.</source>
        <translation>偏置和权重：{weights}。</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Click a unit to see in the plane what it makes of it.
Links are weights: blue above zero, orange below.</source>
        <translation>单击一个单元，可在平面上看到它的响应。
连线是权重：蓝色为正，橙色为负。</translation>
    </message>
</context>
<context>
    <name>FitPage</name>
    <message>
        <source>Drop the table here: its points take the place of these</source>
        <translation>把表格放在这里：其中的点将取代这些点</translation>
    </message>
    <message>
        <source>A tenth of it</source>
        <translation>改为十分之一</translation>
    </message>
</context>
<context>
    <name>FitPlane</name>
    <message>
        <source>Points of class 1: {ones}, of class 0: {zeros}, held out: {held}.</source>
        <translation>1 类 {ones} 个点，0 类 {zeros} 个点，其中留出 {held} 个。</translation>
    </message>
    <message>
        <source>Cross-hair at {x}, {y}.</source>
        <translation>十字光标位于 {x}，{y}。</translation>
    </message>
    <message>
        <source>Chosen: the point at {x}, {y}.</source>
        <translation>选中位于 {x}，{y} 的点。</translation>
    </message>
    <message>
        <source>Plane of points</source>
        <translation>点的平面</translation>
    </message>
</context>
<context>
    <name>FitTools</name>
    <message>
        <source>A click adds a point of this class; a right click or Shift, of the other</source>
        <translation>单击添加这一类的点；右键单击或按住 Shift 添加另一类</translation>
    </message>
    <message>
        <source>Class 1</source>
        <translation>1 类</translation>
    </message>
    <message>
        <source>Class 0</source>
        <translation>0 类</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>擦除</translation>
    </message>
    <message>
        <source>A click or a drag takes points away; so does Delete on the chosen one</source>
        <translation>单击或拖动擦除点；Delete 擦除选中的点</translation>
    </message>
</context>
<context>
    <name>FitTransport</name>
    <message>
        <source>as fast as it goes</source>
        <translation>尽可能快</translation>
    </message>
    <message>
        <source>{n} steps a second</source>
        <translation>每秒 {n} 步</translation>
    </message>
    <message>
        <source>start: weights no. {seed}</source>
        <translation>起点：第 {seed} 号权重</translation>
    </message>
    <message>
        <source>Rewind</source>
        <translation>回到起点</translation>
    </message>
    <message>
        <source>Back to the initial weights, the same to the last bit (Ctrl+,)</source>
        <translation>回到初始权重，一位不差（Ctrl+,）</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>One step on ( . )</source>
        <translation>前进一步（ . ）</translation>
    </message>
    <message>
        <source>Steps a second, from 1 to as fast as it goes</source>
        <translation>每秒步数，从 1 到尽可能快</translation>
    </message>
</context>
<context>
    <name>Fits</name>
    <message>
        <source>What fits:</source>
        <translation>可用的设置：</translation>
    </message>
    <message>
        <source>With this the windows reach the whole input</source>
        <translation>这样窗口能覆盖整个输入</translation>
    </message>
    <message>
        <source>The stride does not divide. Not covered (hatched): {what}.</source>
        <translation>步长不能整除。未被覆盖（斜线）：{what}。</translation>
    </message>
    <message>
        <source>Never read in between (hatched): {what}.</source>
        <translation>窗口之间从未读到（斜线）：{what}。</translation>
    </message>
    <message>
        <source>1 row below</source>
        <translation>底部 1 行</translation>
    </message>
    <message>
        <source>{n} rows below</source>
        <translation>底部 {n} 行</translation>
    </message>
    <message>
        <source>1 column on the right</source>
        <translation>右侧 1 列</translation>
    </message>
    <message>
        <source>{n} columns on the right</source>
        <translation>右侧 {n} 列</translation>
    </message>
    <message>
        <source>1 row</source>
        <translation>1 行</translation>
    </message>
    <message>
        <source>{n} rows</source>
        <translation>{n} 行</translation>
    </message>
    <message>
        <source>1 column</source>
        <translation>1 列</translation>
    </message>
    <message>
        <source>{n} columns</source>
        <translation>{n} 列</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>keep partial windows</source>
        <translation>保留不完整的窗口</translation>
    </message>
    <message>
        <source>stride {n}</source>
        <translation>步长 {n}</translation>
    </message>
    <message>
        <source>padding {n}</source>
        <translation>填充 {n}</translation>
    </message>
    <message>
        <source> (rows)</source>
        <translation>（行）</translation>
    </message>
    <message>
        <source> (columns)</source>
        <translation>（列）</translation>
    </message>
</context>
<context>
    <name>FolderPicker</name>
    <message>
        <source>Folder of digits</source>
        <translation>数字文件夹</translation>
    </message>
    <message>
        <source>There is no {digit} in that folder.</source>
        <translation>那个文件夹里没有 {digit}。</translation>
    </message>
</context>
<context>
    <name>Form</name>
    <message>
        <source>What it holds is not valid JSON.</source>
        <translation>其内容不是有效的 JSON。</translation>
    </message>
    <message>
        <source>{place}: expected an object in braces, got {came}.</source>
        <translation>{place}：应为花括号中的对象，实际为 {came}。</translation>
    </message>
    <message>
        <source>{place} is missing.</source>
        <translation>缺少 {place}。</translation>
    </message>
    <message>
        <source>{place}: there is no such setting.</source>
        <translation>{place}：没有这个设置。</translation>
    </message>
    <message>
        <source>{place}: expected one of {choices}, got {came}.</source>
        <translation>{place}：应为 {choices} 之一，实际为 {came}。</translation>
    </message>
    <message>
        <source>{place}: expected true or false, got {came}.</source>
        <translation>{place}：应为 true 或 false，实际为 {came}。</translation>
    </message>
    <message>
        <source>{place}: expected [rows, columns] from {least} to {most}, got {came}.</source>
        <translation>{place}：应为 {least} 到 {most} 之间的 [行，列]，实际为 {came}。</translation>
    </message>
    <message>
        <source>{place}: expected 1 or a fraction such as 1/9, got {came}.</source>
        <translation>{place}：应为 1 或 1/9 这样的分数，实际为 {came}。</translation>
    </message>
    <message>
        <source>{place}: expected a number within ±{most}, got {came}.</source>
        <translation>{place}：应为 ±{most} 以内的数，实际为 {came}。</translation>
    </message>
    <message>
        <source>{place}: expected a list of {least} to {most} entries.</source>
        <translation>{place}：应为 {least} 到 {most} 项的列表。</translation>
    </message>
    <message>
        <source>{place}: expected lists of equal length.</source>
        <translation>{place}：各列表的长度应相同。</translation>
    </message>
    <message>
        <source>{place}: expected numbers and nothing else.</source>
        <translation>{place}：应全部为数。</translation>
    </message>
    <message>
        <source>{place}: expected a number within ±{most}.</source>
        <translation>{place}：应为 ±{most} 以内的数。</translation>
    </message>
    <message>
        <source>{place}: expected 1 or 255, got {came}.</source>
        <translation>{place}：应为 1 或 255，而不是 {came}。</translation>
    </message>
    <message>
        <source>{place}: there is no picture that can be read.</source>
        <translation>{place}：没有可以读取的图像。</translation>
    </message>
    <message>
        <source>{place}: expected a number, {bounds}, got {came}.</source>
        <translation>{place}：应为满足 {bounds} 的数，实际为 {came}。</translation>
    </message>
    <message>
        <source>{place}: expected an integer, {bounds}, got {came}.</source>
        <translation>{place}：应为整数（{bounds}），实际为 {came}。</translation>
    </message>
    <message>
        <source>{place}: expected {wanted} numbers, got {came}.</source>
        <translation>{place}：应有 {wanted} 个数，实际为 {came} 个。</translation>
    </message>
</context>
<context>
    <name>Functions</name>
    <message>
        <source>linear</source>
        <translation>线性</translation>
    </message>
</context>
<context>
    <name>Geometry</name>
    <message>
        <source>Filter size</source>
        <translation>滤波器尺寸</translation>
    </message>
    <message>
        <source>Window size</source>
        <translation>窗口尺寸</translation>
    </message>
    <message>
        <source>Convolution</source>
        <translation>卷积</translation>
    </message>
    <message>
        <source>Max pooling</source>
        <translation>最大池化</translation>
    </message>
    <message>
        <source>Average pooling</source>
        <translation>平均池化</translation>
    </message>
    <message>
        <source>Operation</source>
        <translation>运算</translation>
    </message>
    <message>
        <source>What is done with the input</source>
        <translation>对输入做什么运算</translation>
    </message>
    <message>
        <source>Flip the filter</source>
        <translation>滤波器旋转 180°</translation>
    </message>
    <message>
        <source>Convolution as mathematics defines it; networks do not flip</source>
        <translation>数学上的卷积先旋转 180°；网络用互相关，不旋转</translation>
    </message>
    <message>
        <source>Keep partial windows</source>
        <translation>保留不完整的窗口</translation>
    </message>
    <message>
        <source>Windows that stick out at the far edge are kept; frameworks drop them</source>
        <translation>保留伸出末端边缘的窗口；框架默认丢弃</translation>
    </message>
    <message>
        <source>W: input size, F: filter size, P: padding, S: stride, D: dilation</source>
        <translation>W：输入尺寸，F：滤波器尺寸，P：每侧填充，S：步长（又称步幅），D：空洞率</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>通道数</translation>
    </message>
    <message>
        <source>Slices of the input: 3 for red, green, blue</source>
        <translation>输入通道数：红、绿、蓝为 3</translation>
    </message>
    <message>
        <source>Input size</source>
        <translation>输入尺寸</translation>
    </message>
    <message>
        <source>Rows × columns; one number for both</source>
        <translation>行 × 列；一个数表示两者相同</translation>
    </message>
    <message>
        <source>Filters (depth)</source>
        <translation>滤波器个数（输出深度）</translation>
    </message>
    <message>
        <source>Each filter makes one output slice</source>
        <translation>滤波器（又称卷积核）每个产生一张特征图</translation>
    </message>
    <message>
        <source>Rows × columns that the window sees</source>
        <translation>窗口看到的行 × 列</translation>
    </message>
    <message>
        <source>Stride</source>
        <translation>步长</translation>
    </message>
    <message>
        <source>Cells the window moves at a time</source>
        <translation>窗口每次移动的格数</translation>
    </message>
    <message>
        <source>Zero-padding</source>
        <translation>零填充</translation>
    </message>
    <message>
        <source>Rings of zeros round the input</source>
        <translation>在输入四周填充几圈零</translation>
    </message>
    <message>
        <source>Dilation</source>
        <translation>空洞率</translation>
    </message>
    <message>
        <source>Spacing of the cells a filter reads</source>
        <translation>滤波器读取的单元格之间的间隔</translation>
    </message>
    <message>
        <source>Slope</source>
        <translation>斜率</translation>
    </message>
    <message>
        <source>What a number below zero is multiplied by</source>
        <translation>小于零的数所乘的系数</translation>
    </message>
</context>
<context>
    <name>Gestures</name>
    <message>
        <source>Space</source>
        <translation>空格</translation>
    </message>
    <message>
        <source>Play or pause</source>
        <translation>播放或暂停</translation>
    </message>
    <message>
        <source>One step back or forward</source>
        <translation>后退或前进一步</translation>
    </message>
    <message>
        <source>Slower or faster</source>
        <translation>减慢或加快</translation>
    </message>
    <message>
        <source>Enter, Escape</source>
        <translation>回车，Esc</translation>
    </message>
    <message>
        <source>Into the window, product by product, and out</source>
        <translation>进入窗口，逐个乘积查看；离开窗口</translation>
    </message>
    <message>
        <source>Enter, where outputs are predicted</source>
        <translation>先猜再看时按回车</translation>
    </message>
    <message>
        <source>Take the number; then go to the next hidden cell</source>
        <translation>确认数字；再按则去下一个隐藏的单元格</translation>
    </message>
    <message>
        <source>Click an output</source>
        <translation>单击输出</translation>
    </message>
    <message>
        <source>Go there and keep its sum in the ledger</source>
        <translation>跳到那里，并锁定它的算式</translation>
    </message>
    <message>
        <source>Point at a cell</source>
        <translation>指向单元格</translation>
    </message>
    <message>
        <source>See what it is made of, or everywhere it is used</source>
        <translation>看它由什么算出，或者被用在哪里</translation>
    </message>
    <message>
        <source>Double click, F2, digits</source>
        <translation>双击、F2、数字键</translation>
    </message>
    <message>
        <source>Edit a number; 1/9 works too</source>
        <translation>编辑数值；也可输入 1/9</translation>
    </message>
    <message>
        <source>Enter, Tab</source>
        <translation>回车，Tab</translation>
    </message>
    <message>
        <source>While editing: take the number and go to the next</source>
        <translation>编辑时：确认并移到下一格</translation>
    </message>
    <message>
        <source>Drag with the middle button, Alt+drag, wheel</source>
        <translation>中键拖动、Alt+拖动、滚轮</translation>
    </message>
    <message>
        <source>Ctrl+plus, Ctrl+minus, Ctrl+0</source>
        <translation>Ctrl+加号，Ctrl+减号，Ctrl+0</translation>
    </message>
    <message>
        <source>Enlarge the whole stage, show all of it</source>
        <translation>放大整个演示区，显示全部</translation>
    </message>
    <message>
        <source>Ctrl+wheel over a grid</source>
        <translation>在网格上 Ctrl+滚轮</translation>
    </message>
    <message>
        <source>Zoom the grid in its place</source>
        <translation>原位缩放该网格</translation>
    </message>
    <message>
        <source>Alt+drag, wheel</source>
        <translation>Alt+拖动，滚轮</translation>
    </message>
    <message>
        <source>Turn the number up or down</source>
        <translation>把数调大或调小</translation>
    </message>
    <message>
        <source>Drag, Shift+arrows</source>
        <translation>拖动，Shift+方向键</translation>
    </message>
    <message>
        <source>Select a block to copy, paste or clear</source>
        <translation>选中一块，可复制、粘贴或清零</translation>
    </message>
    <message>
        <source>See the window in use as a neuron</source>
        <translation>把当前窗口看作神经元</translation>
    </message>
    <message>
        <source>Draw</source>
        <translation>书写</translation>
    </message>
    <message>
        <source>Left button, pen, finger</source>
        <translation>左键、触控笔或手指</translation>
    </message>
    <message>
        <source>Right button, dragged; the pen’s other end or barrel button</source>
        <translation>按住右键拖动；触控笔的另一端或侧键</translation>
    </message>
    <message>
        <source>Rub out</source>
        <translation>擦除</translation>
    </message>
    <message>
        <source>Clear the canvas</source>
        <translation>清空画布</translation>
    </message>
    <message>
        <source>Give up the stroke</source>
        <translation>放弃这一笔</translation>
    </message>
    <message>
        <source>Eraser or pen</source>
        <translation>橡皮或画笔</translation>
    </message>
    <message>
        <source>The network’s pixels over the drawing</source>
        <translation>在画布上叠加网络的像素网格</translation>
    </message>
    <message>
        <source>Prepare drawings, or merely shrink them</source>
        <translation>预处理，或只缩小</translation>
    </message>
    <message>
        <source>Another sample like the last one</source>
        <translation>再来一个同类示例</translation>
    </message>
    <message>
        <source>A thinner or thicker pen</source>
        <translation>画笔变细或变粗</translation>
    </message>
    <message>
        <source>Click a digit of a picture; ← →</source>
        <translation>点击图像中的一个数字；← →</translation>
    </message>
    <message>
        <source>Read it alone; Esc: all of them</source>
        <translation>只识别它；Esc：识别全部</translation>
    </message>
    <message>
        <source>Delete on a digit you kept, or its ×</source>
        <translation>在保存的数字上按 Delete，或单击其 ×</translation>
    </message>
    <message>
        <source>Delete it; Ctrl+Z there brings it back</source>
        <translation>删除它；在那里按 Ctrl+Z 可恢复</translation>
    </message>
    <message>
        <source>Click, wheel, Enter in the network</source>
        <translation>网络图中点击、滚轮、Enter</translation>
    </message>
    <message>
        <source>Further in: a map, a cell, every product; Esc: back</source>
        <translation>深入到一张特征图、一格、每个乘积；Esc 返回</translation>
    </message>
    <message>
        <source>Point at a map of “Why”; ← → ↑ ↓</source>
        <translation>指向“为什么”中的图；← → ↑ ↓</translation>
    </message>
    <message>
        <source>The numbers there of all ten digits</source>
        <translation>显示十个数字在该处的数值</translation>
    </message>
    <message>
        <source>Rewind to the initial weights</source>
        <translation>回到初始权重</translation>
    </message>
    <message>
        <source>Click, Shift+click, right click</source>
        <translation>单击、Shift+单击、右键单击</translation>
    </message>
    <message>
        <source>Add a point of the class, or of the other one</source>
        <translation>添加所选类别或另一类的点</translation>
    </message>
    <message>
        <source>Drag a point, Delete</source>
        <translation>拖动一个点、Delete</translation>
    </message>
    <message>
        <source>Move it, erase it</source>
        <translation>移动它、擦除它</translation>
    </message>
    <message>
        <source>Right click on a point</source>
        <translation>右键单击一个点</translation>
    </message>
    <message>
        <source>Open it in Layers, give it the other class</source>
        <translation>在“层”中打开它、改为另一类</translation>
    </message>
    <message>
        <source>Arrows, Enter, 0, 1</source>
        <translation>方向键、回车、0、1</translation>
    </message>
    <message>
        <source>Move the cross-hair, add a point there, choose the class</source>
        <translation>移动十字光标、在那里添加点、选择类别</translation>
    </message>
    <message>
        <source>Wheel, double click, middle button</source>
        <translation>滚轮、双击、中键</translation>
    </message>
    <message>
        <source>Zoom the plane, show all points, move it</source>
        <translation>缩放平面、显示所有点、移动平面</translation>
    </message>
    <message>
        <source>Drag on the losses</source>
        <translation>在损失曲线上拖动</translation>
    </message>
    <message>
        <source>Go to any step so far</source>
        <translation>到已走过的任意一步</translation>
    </message>
    <message>
        <source>Click a unit</source>
        <translation>单击一个单元</translation>
    </message>
    <message>
        <source>Show what it makes of the plane; Esc shows the output</source>
        <translation>显示它对平面的响应；Esc 回到输出</translation>
    </message>
    <message>
        <source>Click a unit, Enter</source>
        <translation>点击单元，Enter</translation>
    </message>
    <message>
        <source>Write out its sum; Enter again goes inside, Escape leaves</source>
        <translation>写出它的加权和；再按 Enter 进入，Escape 离开</translation>
    </message>
    <message>
        <source>Write out the sum, the error or the gradients</source>
        <translation>写出加权和、误差或梯度</translation>
    </message>
    <message>
        <source>Point at a unit or a link</source>
        <translation>指向单元或连线</translation>
    </message>
    <message>
        <source>See what flows into it</source>
        <translation>看流入的是什么</translation>
    </message>
    <message>
        <source>Arrows</source>
        <translation>方向键</translation>
    </message>
    <message>
        <source>Walk along links and units</source>
        <translation>沿着连线和单元移动</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>Set a number to 0, take back a guess</source>
        <translation>把数设为 0，或收回预测</translation>
    </message>
    <message>
        <source>Arrows, Tab, Enter</source>
        <translation>方向键、Tab、回车</translation>
    </message>
    <message>
        <source>From one number to the next</source>
        <translation>移到下一个数</translation>
    </message>
    <message>
        <source>Drag the line’s middle</source>
        <translation>拖动直线中部</translation>
    </message>
    <message>
        <source>Shift where z = 0: the bias changes</source>
        <translation>平移 z = 0 的直线：偏置改变</translation>
    </message>
    <message>
        <source>Drag the line’s ends</source>
        <translation>拖动直线两端</translation>
    </message>
    <message>
        <source>Turn where z = 0: the weights change</source>
        <translation>转动 z = 0 的直线：权重改变</translation>
    </message>
    <message>
        <source>Drag the ring</source>
        <translation>拖动圆环</translation>
    </message>
    <message>
        <source>Change the input</source>
        <translation>改变输入</translation>
    </message>
    <message>
        <source>Arrows, Shift+arrows on the plane</source>
        <translation>平面上：方向键、Shift+方向键</translation>
    </message>
    <message>
        <source>Move the input; shift and turn the line</source>
        <translation>移动输入；平移和转动直线</translation>
    </message>
    <message>
        <source>Click a row, a target</source>
        <translation>点击一行、一个目标</translation>
    </message>
    <message>
        <source>Try these inputs; set what should come out</source>
        <translation>试这组输入；设定应得的结果</translation>
    </message>
    <message>
        <source>Up, Down, Space in the table</source>
        <translation>表中：上、下、空格</translation>
    </message>
    <message>
        <source>Choose a row; set its target</source>
        <translation>选择一行；设定目标</translation>
    </message>
    <message>
        <source>Wheel, drag, + − on a plot</source>
        <translation>图上：滚轮、拖动、+ −</translation>
    </message>
    <message>
        <source>Zoom and move it</source>
        <translation>缩放和移动</translation>
    </message>
    <message>
        <source>Double click, 0 on a plot</source>
        <translation>图上：双击、0</translation>
    </message>
    <message>
        <source>Show it whole</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>Point at a term</source>
        <translation>指向一项</translation>
    </message>
    <message>
        <source>See its link and its number</source>
        <translation>看它的连线和数</translation>
    </message>
    <message>
        <source>Copy the sum as a line</source>
        <translation>把算式复制为一行</translation>
    </message>
    <message>
        <source>Click a map; arrow keys</source>
        <translation>单击特征图；方向键</translation>
    </message>
    <message>
        <source>Show it large</source>
        <translation>放大显示</translation>
    </message>
    <message>
        <source>Click the large map; arrow keys, with Shift by ten</source>
        <translation>单击大图；方向键，按住 Shift 一次移动十个像素</translation>
    </message>
    <message>
        <source>Mark a pixel</source>
        <translation>标记一个像素</translation>
    </message>
    <message>
        <source>Type, wheel or Alt+drag on a weight</source>
        <translation>在权重上输入、滚动滚轮或按住 Alt 拖动</translation>
    </message>
    <message>
        <source>Change the guess</source>
        <translation>修改猜测的滤波器</translation>
    </message>
    <message>
        <source>Click a picture; arrow keys, with Shift by ten</source>
        <translation>单击图像；方向键，按住 Shift 一次移动十个像素</translation>
    </message>
    <message>
        <source>Mark the same pixel on all three</source>
        <translation>在三幅图上标记同一个像素</translation>
    </message>
</context>
<context>
    <name>GesturesDialog</name>
    <message>
        <source>Keys and mouse</source>
        <translation>按键与鼠标</translation>
    </message>
    <message>
        <source>Right click, Menu key, a finger that rests</source>
        <translation>右键单击，菜单键，手指按住不动</translation>
    </message>
    <message>
        <source>What can be done there</source>
        <translation>那里可用的操作</translation>
    </message>
    <message>
        <source>A swipe; two fingers that spread</source>
        <translation>单指滑动；双指张合</translation>
    </message>
    <message>
        <source>Scroll; zoom</source>
        <translation>滚动；缩放</translation>
    </message>
    <message>
        <source>New lab file, open one, save it, save it as another</source>
        <translation>新建、打开、保存、另存实验文件</translation>
    </message>
    <message>
        <source>Undo, redo</source>
        <translation>撤销，重做</translation>
    </message>
    <message>
        <source>Cut, copy, paste, select all</source>
        <translation>剪切、复制、粘贴、全选</translation>
    </message>
    <message>
        <source>The next tab, the one before</source>
        <translation>下一个标签页，上一个标签页</translation>
    </message>
    <message>
        <source>These tables; full screen</source>
        <translation>显示这些表；全屏</translation>
    </message>
</context>
<context>
    <name>GuessFilter</name>
    <message>
        <source>row {row}, column {column}: wanted {wanted}, yours {made}</source>
        <translation>第 {row} 行第 {column} 列：目标 {wanted}，你的 {made}</translation>
    </message>
    <message>
        <source>weight, row {row}, column {column}: {value}</source>
        <translation>权重，第 {row} 行第 {column} 列：{value}</translation>
    </message>
    <message>
        <source>A hidden 3×3 filter has made the picture at the top right. Find it: change the numbers until the error is 0.</source>
        <translation>右上角的图像由一个隐藏的 3×3 滤波器得到。找出它：修改各数，直到误差为 0。</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Start from</source>
        <translation>起始滤波器</translation>
    </message>
    <message>
        <source>All zeros</source>
        <translation>全零</translation>
    </message>
    <message>
        <source>Weights of your own</source>
        <translation>自定权重</translation>
    </message>
    <message>
        <source>A filter to change, or the one that it is</source>
        <translation>以它为起点修改，也可能它就是答案</translation>
    </message>
    <message>
        <source>The same seed hides the same filter</source>
        <translation>相同的种子隐藏相同的滤波器</translation>
    </message>
    <message>
        <source>Another hidden filter</source>
        <translation>换一个隐藏的滤波器</translation>
    </message>
    <message>
        <source>Edit the guess</source>
        <translation>编辑猜测的滤波器</translation>
    </message>
    <message>
        <source>Begin with a filter</source>
        <translation>选择起始滤波器</translation>
    </message>
    <message>
        <source>New puzzle</source>
        <translation>新题目</translation>
    </message>
    <message>
        <source>Show the hidden filter</source>
        <translation>显示隐藏的滤波器</translation>
    </message>
    <message>
        <source>Give up</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>The picture</source>
        <translation>原图像</translation>
    </message>
    <message>
        <source>Which filter makes this of it?</source>
        <translation>哪个滤波器得到这个结果？</translation>
    </message>
    <message>
        <source>Your filter</source>
        <translation>你的滤波器</translation>
    </message>
    <message>
        <source>The hidden filter</source>
        <translation>隐藏的滤波器</translation>
    </message>
    <message>
        <source>What your filter makes</source>
        <translation>你的滤波器的结果</translation>
    </message>
    <message>
        <source>Type, turn the wheel or Alt+drag; paste a block of numbers</source>
        <translation>输入数字、滚动滚轮或按住 Alt 拖动；也可粘贴一块数字</translation>
    </message>
    <message>
        <source>This picture is black all over, so every filter makes the same of it: choose another.</source>
        <translation>这幅图像全黑，任何滤波器的结果都一样：请换一幅。</translation>
    </message>
    <message>
        <source>Found: the error is 0.</source>
        <translation>找到了：误差为 0。</translation>
    </message>
    <message>
        <source>Remaining error: {error} (mean absolute difference).</source>
        <translation>剩余误差：{error}（平均绝对差）。</translation>
    </message>
    <message>
        <source>This is the hidden filter: the error is {error}.</source>
        <translation>这就是隐藏的滤波器：误差为 {error}。</translation>
    </message>
</context>
<context>
    <name>Guessing</name>
    <message>
        <source>No cell is hidden any more: {right} of {guessed} right.</source>
        <translation>没有隐藏的单元格了：猜对 {right} / {guessed}。</translation>
    </message>
    <message>
        <source>Show me</source>
        <translation>演示给我看</translation>
    </message>
</context>
<context>
    <name>Ideas</name>
    <message>
        <source>Gradient after so many layers</source>
        <translation>经过若干层后的梯度</translation>
    </message>
</context>
<context>
    <name>IdeasPage</name>
    <message>
        <source>The numbers are copied once they are seen: choose an answer first.</source>
        <translation>看到这些数之后才能复制：请先选一个答案。</translation>
    </message>
    <message>
        <source>Ideas</source>
        <translation>要点</translation>
    </message>
    <message>
        <source>Arrow keys on the ideas</source>
        <translation>要点上的方向键</translation>
    </message>
    <message>
        <source>The idea before, the next one</source>
        <translation>上一个、下一个要点</translation>
    </message>
    <message>
        <source>Drag on a curve</source>
        <translation>在曲线上拖动</translation>
    </message>
    <message>
        <source>Move z</source>
        <translation>移动 z</translation>
    </message>
    <message>
        <source>Copy the numbers that are shown</source>
        <translation>复制显示的数</translation>
    </message>
    <message>
        <source>Saturation</source>
        <translation>饱和</translation>
    </message>
    <message>
        <source>Why a gradient dies in sigmoids and not in ReLUs</source>
        <translation>为什么梯度会在 sigmoid 中消失，而在 ReLU 中不会</translation>
    </message>
    <message>
        <source>Why g must bend</source>
        <translation>g 为什么必须弯</translation>
    </message>
    <message>
        <source>What two linear layers can do together</source>
        <translation>两个线性层合起来能做什么</translation>
    </message>
    <message>
        <source>Zigzag</source>
        <translation>之字形下降</translation>
    </message>
    <message>
        <source>Why inputs should not all be positive</source>
        <translation>为什么输入不应全为正</translation>
    </message>
    <message>
        <source>“0.9 means 90 %”</source>
        <translation>“0.9 就是 90%”</translation>
    </message>
    <message>
        <source>What a probability says, and what it does not</source>
        <translation>概率说明了什么，没有说明什么</translation>
    </message>
</context>
<context>
    <name>ImageFilters</name>
    <message>
        <source>First layer of the digit network ({n})</source>
        <translation>数字识别网络的第一层（{n}）</translation>
    </message>
    <message>
        <source>Typed weights {rows}×{columns}: {weights}</source>
        <translation>手动输入 {rows}×{columns}：{weights}</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>amount {value}</source>
        <translation>程度 {value}</translation>
    </message>
    <message>
        <source>wavelength {value}</source>
        <translation>波长 {value}</translation>
    </message>
</context>
<context>
    <name>ImageLayers</name>
    <message>
        <source>Number of layers</source>
        <translation>层数</translation>
    </message>
    <message>
        <source>Filter “{filter}”</source>
        <translation>滤波器“{filter}”</translation>
    </message>
    <message>
        <source>Pool</source>
        <translation>池化</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>特征图</translation>
    </message>
    <message>
        <source>A layer needs a filter: choose another one first.</source>
        <translation>一层至少要有一个滤波器：请先选另一个。</translation>
    </message>
    <message>
        <source>The filter of the Filters page combines the results of two filters, and each filter of a layer makes a map of its own: choose another one there, as Sobel x.</source>
        <translation>“滤波器”页的滤波器合并了两个滤波器的结果，而层中的每个滤波器各得到一张特征图：请在该页另选一个，例如 Sobel x。</translation>
    </message>
    <message>
        <source>The filter of the Filters page is in this layer already.</source>
        <translation>本层已有“滤波器”页的滤波器。</translation>
    </message>
    <message>
        <source>At most {most} steps are worked out: choose fewer layers first.</source>
        <translation>最多计算 {most} 步：请先减少层数。</translation>
    </message>
    <message>
        <source>That would be {maps} maps, and at most {most} are shown: each filter meets each map. Choose fewer filters or fewer layers.</source>
        <translation>这样会有 {maps} 个特征图，最多显示 {most} 个：每个滤波器都作用于每个特征图。请减少滤波器或层数。</translation>
    </message>
    <message>
        <source>{map} around row {row}, column {column}</source>
        <translation>{map} 第 {row} 行第 {column} 列附近</translation>
    </message>
    <message>
        <source>There is no single step around this pixel: choose a map of a step, and wait until it is worked out.</source>
        <translation>这个像素没有对应的单步运算：请选择某一步的特征图，并等待计算完成。</translation>
    </message>
    <message>
        <source>A program that does this to a picture file is on the clipboard. It is run as “python program.py picture.png result.png”.</source>
        <translation>对图像文件做同样处理的程序已复制到剪贴板。运行方式：“python program.py picture.png result.png”。</translation>
    </message>
    <message>
        <source>A program that prints the numbers around this pixel is on the clipboard.</source>
        <translation>能输出该像素附近各数的程序已复制到剪贴板。</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>the first {shown} of {maps} maps</source>
        <translation>{maps} 个特征图中的前 {shown} 个</translation>
    </message>
    <message>
        <source>Click or use the arrow keys: this map is shown large</source>
        <translation>单击或用方向键选择：放大显示该特征图</translation>
    </message>
    <message>
        <source>Point at a pixel to read it; click or use the arrow keys to mark it</source>
        <translation>指向像素可读数；单击或用方向键标记它</translation>
    </message>
    <message>
        <source>{first} → {last}, {cost} multiplications in all</source>
        <translation>{first} → {last}，共 {cost} 次乘法</translation>
    </message>
    <message>
        <source>no multiplications</source>
        <translation>没有乘法</translation>
    </message>
    <message>
        <source>{count} multiplications</source>
        <translation>{count} 次乘法</translation>
    </message>
    <message>
        <source>{map}  filter {n} of the digit network</source>
        <translation>{map}  数字识别网络的滤波器 {n}</translation>
    </message>
    <message>
        <source>The window spans {window} pixels and the map only {padded}: choose a smaller window, fewer layers or a larger picture.</source>
        <translation>窗口跨 {window} 个像素，而特征图只有 {padded} 个：请选更小的窗口、更少的层或更大的图像。</translation>
    </message>
    <message>
        <source>The filters have {filter} channels and the maps are {input}: choose other filters.</source>
        <translation>滤波器有 {filter} 个通道，而特征图有 {input} 个：请选其他滤波器。</translation>
    </message>
    <message>
        <source>There is not enough memory: choose fewer filters or a smaller picture.</source>
        <translation>内存不足：请减少滤波器或选更小的图像。</translation>
    </message>
    <message>
        <source>The maps would have {came} numbers, and at most {most} are worked out: choose fewer filters or a smaller picture.</source>
        <translation>特征图共有 {came} 个数，最多计算 {most} 个：请减少滤波器或选更小的图像。</translation>
    </message>
    <message>
        <source>Max pool {size}×{size}</source>
        <translation>最大池化 {size}×{size}</translation>
    </message>
    <message>
        <source>Average pool {size}×{size}</source>
        <translation>平均池化 {size}×{size}</translation>
    </message>
    <message>
        <source>input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>{map}, row {row}, column {column}: {value}</source>
        <translation>{map}，第 {row} 行第 {column} 列：{value}</translation>
    </message>
    <message>
        <source>The picture through CONV, RELU and POOL, step by step</source>
        <translation>图像逐步通过 CONV、RELU 和 POOL</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>逐层</translation>
    </message>
    <message>
        <source>A result is shown: find the filter that made it</source>
        <translation>给出结果：找出得到它的滤波器</translation>
    </message>
    <message>
        <source>Guess the filter</source>
        <translation>猜滤波器</translation>
    </message>
</context>
<context>
    <name>ImagesTab</name>
    <message>
        <source>Filters</source>
        <translation>滤波器</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>各层</translation>
    </message>
    <message>
        <source>Pieces</source>
        <translation>局部图案</translation>
    </message>
    <message>
        <source>Drop the picture here: filters and layers work on it</source>
        <translation>把图像放在这里：滤波器和各层将作用于它</translation>
    </message>
    <message>
        <source>There is no picture on the clipboard.</source>
        <translation>剪贴板中没有图像。</translation>
    </message>
</context>
<context>
    <name>IncomingPoints</name>
    <message>
        <source>Tables of points</source>
        <translation>点的表格</translation>
    </message>
    <message>
        <source>Open points</source>
        <translation>打开点数据</translation>
    </message>
</context>
<context>
    <name>InsideBinder</name>
    <message>
        <source>The network does not fit yet: see the marked layer.</source>
        <translation>网络各层还不匹配：见标出的层。</translation>
    </message>
    <message>
        <source>The network does not fit: this is the last one that did.</source>
        <translation>网络各层不匹配：显示的是上一个匹配的网络。</translation>
    </message>
    <message>
        <source>Your drawing in Digits</source>
        <translation>你在“手写数字”页上写的数字</translation>
    </message>
</context>
<context>
    <name>InsidePage</name>
    <message>
        <source>The example before</source>
        <translation>上一个样本</translation>
    </message>
    <message>
        <source>The next example</source>
        <translation>下一个样本</translation>
    </message>
    <message>
        <source>First filters</source>
        <translation>第一层滤波器</translation>
    </message>
    <message>
        <source>Filters of the first convolution</source>
        <translation>第一个卷积层的滤波器</translation>
    </message>
    <message>
        <source>Gradients, dead units and weights</source>
        <translation>梯度、死亡单元与权重</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>变化</translation>
    </message>
    <message>
        <source>What has changed in the filters since the moment before, on a scale of its own</source>
        <translation>滤波器从上一个时刻以来的变化，用单独的色标</translation>
    </message>
</context>
<context>
    <name>KeptBar</name>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Copy your digits to a folder, as pictures</source>
        <translation>把你的数字以图像形式复制到文件夹</translation>
    </message>
    <message>
        <source>Erase…</source>
        <translation>删除…</translation>
    </message>
    <message>
        <source>Delete the digits you kept</source>
        <translation>删除你保存的数字</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Leave it at the digits that are written</source>
        <translation>到此为止，保留已写入的数字</translation>
    </message>
    <message>
        <source>Digits written</source>
        <translation>已写入的数字</translation>
    </message>
</context>
<context>
    <name>KeptTraining</name>
    <message>
        <source>Your last training stopped at step {step}. It can go on.</source>
        <translation>上次训练停在第 {step} 步，可以继续。</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>The training ended: another took its place, or its network or data did.</source>
        <translation>训练已结束：换成了别的训练，或者网络、数据已改变。</translation>
    </message>
    <message>
        <source>Back to it</source>
        <translation>回到该训练</translation>
    </message>
</context>
<context>
    <name>KernelBox</name>
    <message>
        <source>{filter} = …</source>
        <translation>{filter} = …</translation>
    </message>
    <message>
        <source>Named filter</source>
        <translation>常用滤波器</translation>
    </message>
    <message>
        <source>A named 3×3 filter for the filter in use: the same numbers on every channel, so the channels are added up</source>
        <translation>把当前滤波器设为常用的 3×3 滤波器：各通道用同样的数，各通道的结果相加</translation>
    </message>
</context>
<context>
    <name>LabFile</name>
    <message>
        <source>“{name}” is damaged and was not opened. {reason}</source>
        <translation>“{name}”已损坏，没有打开。{reason}</translation>
    </message>
    <message>
        <source>“{name}” is too large for a lab file: at most {most} MB.</source>
        <translation>“{name}”太大：实验文件最大为 {most} MB。</translation>
    </message>
    <message>
        <source>“{name}” is no lab file, or a part of it was lost.</source>
        <translation>“{name}”不是实验文件，或者内容不完整。</translation>
    </message>
    <message>
        <source>“{name}” is no lab file of cnnlab. Choose another file.</source>
        <translation>“{name}”不是 cnnlab 的实验文件。请选择别的文件。</translation>
    </message>
    <message>
        <source>“{name}” was made by a newer cnnlab. Update cnnlab to open it.</source>
        <translation>“{name}”由更新版本的 cnnlab 生成。请更新 cnnlab 后再打开。</translation>
    </message>
    <message>
        <source>“{name}” was not saved: it would be larger than {most} MB. Make it smaller.</source>
        <translation>“{name}”没有保存：大小会超过 {most} MB。请减少内容。</translation>
    </message>
    <message>
        <source>“{name}” was not saved. {reason}</source>
        <translation>“{name}”没有保存。{reason}</translation>
    </message>
    <message>
        <source>“{name}” was not saved: it holds numbers that are not finite.</source>
        <translation>“{name}”没有保存：其中含有非有限的数。</translation>
    </message>
</context>
<context>
    <name>LabFiles</name>
    <message>
        <source>Lab</source>
        <translation>实验</translation>
    </message>
    <message>
        <source>Saved as {name}.</source>
        <translation>已保存为 {name}。</translation>
    </message>
    <message>
        <source>untitled</source>
        <translation>未命名</translation>
    </message>
</context>
<context>
    <name>Labels</name>
    <message>
        <source>Identity</source>
        <translation>恒等</translation>
    </message>
    <message>
        <source>Blur (Gaussian)</source>
        <translation>模糊（高斯）</translation>
    </message>
    <message>
        <source>Blur (box)</source>
        <translation>模糊（均值）</translation>
    </message>
    <message>
        <source>Sharpen</source>
        <translation>锐化</translation>
    </message>
    <message>
        <source>Sobel, vertical edges</source>
        <translation>Sobel，竖直边缘</translation>
    </message>
    <message>
        <source>Sobel, horizontal edges</source>
        <translation>Sobel，水平边缘</translation>
    </message>
    <message>
        <source>Laplacian, all edges</source>
        <translation>拉普拉斯，所有边缘</translation>
    </message>
    <message>
        <source>Emboss</source>
        <translation>浮雕</translation>
    </message>
    <message>
        <source>No output: the window reaches over {window} cells, but the padded input has only {padded}. Use a larger input, more padding or a smaller filter.</source>
        <translation>没有输出：窗口跨越 {window} 格，而填充后的输入只有 {padded} 格。请用更大的输入、更多的填充或更小的滤波器。</translation>
    </message>
    <message>
        <source>No output: the filters have {filter} channels and the input has {input}. They must be the same number.</source>
        <translation>没有输出：滤波器有 {filter} 个通道，输入有 {input} 个。两者必须相同。</translation>
    </message>
    <message>
        <source>No output: {biases} biases for {filters} filters. Each filter has one.</source>
        <translation>没有输出：{filters} 个滤波器却有 {biases} 个偏置。每个滤波器一个偏置。</translation>
    </message>
    <message>
        <source>No output: the stride must be at least {least}.</source>
        <translation>没有输出：步长至少为 {least}。</translation>
    </message>
    <message>
        <source>No output: the padding must be at least {least}.</source>
        <translation>没有输出：填充至少为 {least}。</translation>
    </message>
    <message>
        <source>No output: the dilation must be at least {least}.</source>
        <translation>没有输出：空洞率至少为 {least}。</translation>
    </message>
    <message>
        <source>No output: a padding of {padding} must be smaller than the window of {size}.</source>
        <translation>没有输出：填充 {padding} 必须小于窗口 {size}。</translation>
    </message>
    <message>
        <source>channel {name}</source>
        <translation>通道 {name}</translation>
    </message>
    <message>
        <source>convolution {size}</source>
        <translation>卷积 {size}</translation>
    </message>
    <message>
        <source>max pooling {size}</source>
        <translation>最大池化 {size}</translation>
    </message>
    <message>
        <source>average pooling {size}</source>
        <translation>平均池化 {size}</translation>
    </message>
    <message>
        <source>{input} → {output}    {parameters} parameters    {multiplications} multiplications</source>
        <translation>{input} → {output}    {parameters} 个参数    {multiplications} 次乘法</translation>
    </message>
</context>
<context>
    <name>LastRun</name>
    <message>
        <source>cnnlab ended unexpectedly last time. What is known is in {path}.</source>
        <translation>上次 cnnlab 意外退出，相关信息保存在：{path}</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>查看</translation>
    </message>
</context>
<context>
    <name>LastRunDialog</name>
    <message>
        <source>cnnlab ended unexpectedly last time</source>
        <translation>上次 cnnlab 意外退出</translation>
    </message>
    <message>
        <source>The text below says where it was then. It is kept in {path}.</source>
        <translation>下面的文字说明当时运行到了哪里，保存在：{path}</translation>
    </message>
</context>
<context>
    <name>LayerPanel</name>
    <message>
        <source>Layer {n}</source>
        <translation>第 {n} 层</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>Adds to this layer: {filter}, as it is chosen on the Filters page</source>
        <translation>加入本层：{filter}，即“滤波器”页当前所选</translation>
    </message>
    <message>
        <source>Add the Filters page’s filter</source>
        <translation>加入“滤波器”页的滤波器</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Its filters</source>
        <translation>该层的滤波器</translation>
    </message>
    <message>
        <source>Its pool</source>
        <translation>该层的池化</translation>
    </message>
    <message>
        <source>Once</source>
        <translation>一次</translation>
    </message>
    <message>
        <source>Twice</source>
        <translation>两次</translation>
    </message>
    <message>
        <source>Three times</source>
        <translation>三次</translation>
    </message>
    <message>
        <source>Number of layers</source>
        <translation>层数</translation>
    </message>
    <message>
        <source>How often the three follow</source>
        <translation>三步重复几次</translation>
    </message>
    <message>
        <source>Layer to change</source>
        <translation>要修改的层</translation>
    </message>
    <message>
        <source>Which layer to change</source>
        <translation>选择要修改的层</translation>
    </message>
    <message>
        <source>Pool</source>
        <translation>池化</translation>
    </message>
    <message>
        <source>The pool at the end of this layer</source>
        <translation>该层末尾的池化</translation>
    </message>
    <message>
        <source>Each filter meets each map: three filters make three maps of one</source>
        <translation>每个滤波器作用于每个特征图：三个滤波器把一个图变成三个</translation>
    </message>
    <message>
        <source>Filters of this layer</source>
        <translation>该层的滤波器</translation>
    </message>
    <message>
        <source>The marked pixel and what is around it, window by window</source>
        <translation>标记的像素及其周围，逐个窗口查看</translation>
    </message>
    <message>
        <source>Open in Convolution</source>
        <translation>在“卷积”中打开</translation>
    </message>
</context>
<context>
    <name>LayeredPage</name>
    <message>
        <source>Layered network</source>
        <translation>多层网络</translation>
    </message>
</context>
<context>
    <name>Layers</name>
    <message>
        <source>{filters} filters {channels}×{rows}×{columns}</source>
        <translation>{filters} 个 {channels}×{rows}×{columns} 滤波器</translation>
    </message>
    <message>
        <source>the prepared image</source>
        <translation>预处理后的图像</translation>
    </message>
    <message>
        <source>(x − mean) / standard deviation</source>
        <translation>(x − 均值) / 标准差</translation>
    </message>
    <message>
        <source>from {components} principal components</source>
        <translation>由 {components} 个主成分还原</translation>
    </message>
    <message>
        <source>whitened, {components} components</source>
        <translation>白化，{components} 个主成分</translation>
    </message>
    <message>
        <source>batch normalisation</source>
        <translation>批归一化</translation>
    </message>
    <message>
        <source>blurred by a filter</source>
        <translation>用一个滤波器模糊</translation>
    </message>
    <message>
        <source>leaky ReLU, slope {slope}</source>
        <translation>leaky ReLU，斜率 {slope}</translation>
    </message>
    <message>
        <source>max pooling {size}, stride {stride}</source>
        <translation>最大池化 {size}，步长 {stride}</translation>
    </message>
    <message>
        <source>average pooling {size}, stride {stride}</source>
        <translation>平均池化 {size}，步长 {stride}</translation>
    </message>
    <message>
        <source>average of each map</source>
        <translation>每张特征图的平均值</translation>
    </message>
    <message>
        <source>fully connected</source>
        <translation>与所有输入相连</translation>
    </message>
    <message>
        <source>divided by the temperature</source>
        <translation>除以温度</translation>
    </message>
    <message>
        <source>probabilities</source>
        <translation>概率</translation>
    </message>
    <message>
        <source>A pixel of the prepared image: 0 is paper, 1 is ink.</source>
        <translation>预处理图像的一个像素：0 为纸，1 为墨。</translation>
    </message>
    <message>
        <source>sum of {cells} products = {y}</source>
        <translation>{cells} 个乘积之和 = {y}</translation>
    </message>
    <message>
        <source>z = {sum} + bias {bias} = {y}</source>
        <translation>z = {sum} + 偏置 {bias} = {y}</translation>
    </message>
    <message>
        <source>z = {sum} (sum over {channels} channels) + bias {bias} = {y}</source>
        <translation>z = {sum}（{channels} 个通道之和）+ 偏置 {bias} = {y}</translation>
    </message>
    <message>
        <source>leaky ReLU: {z} is not negative and stays {y}</source>
        <translation>leaky ReLU：{z} 不是负数，仍为 {y}</translation>
    </message>
    <message>
        <source>mean({values}) = {y}</source>
        <translation>{values} 的平均值 = {y}</translation>
    </message>
    <message>
        <source>input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>normalise</source>
        <translation>归一化</translation>
    </message>
    <message>
        <source>blur</source>
        <translation>模糊</translation>
    </message>
    <message>
        <source>whiten</source>
        <translation>白化</translation>
    </message>
    <message>
        <source>conv{n}</source>
        <translation>卷积 {n}</translation>
    </message>
    <message>
        <source>norm{n}</source>
        <translation>批归一化 {n}</translation>
    </message>
    <message>
        <source>relu{n}</source>
        <translation>ReLU {n}</translation>
    </message>
    <message>
        <source>dropout{n}</source>
        <translation>随机失活 {n}</translation>
    </message>
    <message>
        <source>flatten{n}</source>
        <translation>展平 {n}</translation>
    </message>
    <message>
        <source>pool{n}</source>
        <translation>池化 {n}</translation>
    </message>
    <message>
        <source>fc{n}</source>
        <translation>全连接层 {n}</translation>
    </message>
    <message>
        <source>temperature</source>
        <translation>温度缩放</translation>
    </message>
</context>
<context>
    <name>LayersEdits</name>
    <message>
        <source>Target</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>Guess</source>
        <translation>预测</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>各层</translation>
    </message>
    <message>
        <source>Activation function</source>
        <translation>激活函数</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>Predict</source>
        <translation>预测</translation>
    </message>
    <message>
        <source>New weights</source>
        <translation>换一组权重</translation>
    </message>
    <message>
        <source>One step of descent</source>
        <translation>下降一步</translation>
    </message>
</context>
<context>
    <name>LayersPanel</name>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Inputs</source>
        <translation>输入个数</translation>
    </message>
    <message>
        <source>Outputs</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>Hidden layers</source>
        <translation>隐藏层</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>单元数</translation>
    </message>
    <message>
        <source>Hidden g</source>
        <translation>隐藏层 g</translation>
    </message>
    <message>
        <source>Output g</source>
        <translation>输出层 g</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Target y</source>
        <translation>目标 y</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Gradient descent</source>
        <translation>梯度下降</translation>
    </message>
    <message>
        <source>Learning rate η</source>
        <translation>学习率 η</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>½(h − y)², squared error</source>
        <translation>½(h − y)²，平方误差</translation>
    </message>
    <message>
        <source>cross-entropy</source>
        <translation>交叉熵</translation>
    </message>
    <message>
        <source>Target of output {n}</source>
        <translation>第 {n} 个输出的目标</translation>
    </message>
    <message>
        <source>What the output should be</source>
        <translation>输出应当是多少</translation>
    </message>
    <message>
        <source>Units of hidden layer {n}</source>
        <translation>第 {n} 个隐藏层的单元数</translation>
    </message>
    <message>
        <source>The weights that remain are kept; new ones are drawn</source>
        <translation>留下的权重保持不变，新增的随机抽取</translation>
    </message>
    <message>
        <source>1 to 6 numbers that flow in</source>
        <translation>流入的 1 到 6 个数</translation>
    </message>
    <message>
        <source>1 to 4 units of the last layer</source>
        <translation>最后一层的 1 到 4 个单元</translation>
    </message>
    <message>
        <source>1 to 3 layers between input and output</source>
        <translation>输入与输出之间的 1 到 3 层</translation>
    </message>
    <message>
        <source>Activation of the hidden layers</source>
        <translation>隐藏层的激活函数</translation>
    </message>
    <message>
        <source>g of every hidden unit</source>
        <translation>每个隐藏单元的 g</translation>
    </message>
    <message>
        <source>Activation of the output</source>
        <translation>输出层的激活函数</translation>
    </message>
    <message>
        <source>g of the output units</source>
        <translation>输出单元的 g</translation>
    </message>
    <message>
        <source>Fill in</source>
        <translation>逐步填入</translation>
    </message>
    <message>
        <source>Values appear as they are computed</source>
        <translation>算到哪里，数值就显示到哪里</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>全部显示</translation>
    </message>
    <message>
        <source>All values, errors and gradients are shown at once</source>
        <translation>一次显示全部数值、误差和梯度</translation>
    </message>
    <message>
        <source>Predict</source>
        <translation>预测</translation>
    </message>
    <message>
        <source>Values are hidden: work one out, type it at its unit, and see if it is right</source>
        <translation>数值先隐藏：自己算出一个，在单元上输入，看看对不对</translation>
    </message>
    <message>
        <source>One step of descent</source>
        <translation>下降一步</translation>
    </message>
    <message>
        <source>Every weight takes a step: Θ − η·∂L/∂Θ</source>
        <translation>每个权重走一步：Θ − η⋅∂L/∂Θ</translation>
    </message>
    <message>
        <source>New weights</source>
        <translation>换一组权重</translation>
    </message>
    <message>
        <source>Draw all weights anew from the next seed</source>
        <translation>用下一个种子重新抽取全部权重</translation>
    </message>
    <message>
        <source>Only this weight</source>
        <translation>只动这个权重</translation>
    </message>
    <message>
        <source>Only {name}</source>
        <translation>只动 {name}</translation>
    </message>
    <message>
        <source>Only the weight that is selected in the picture takes the step</source>
        <translation>只有图中选中的权重走这一步</translation>
    </message>
    <message>
        <source>What is to become small; cross-entropy goes with a sigmoid output</source>
        <translation>要变小的量；交叉熵只配 sigmoid 输出</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>How far a step goes against the gradient</source>
        <translation>逆着梯度走多远</translation>
    </message>
    <message>
        <source>Seed of the weights</source>
        <translation>权重的种子</translation>
    </message>
    <message>
        <source>The same seed always gives the same weights</source>
        <translation>同一个种子总是给出同样的权重</translation>
    </message>
</context>
<context>
    <name>LayersWords</name>
    <message>
        <source>Loss {before} → {after}</source>
        <translation>损失 {before} → {after}</translation>
    </message>
    <message>
        <source>This step would make a weight too large: choose a smaller learning rate.</source>
        <translation>这一步会让某个权重过大：请选更小的学习率。</translation>
    </message>
    <message>
        <source>Layer {n}</source>
        <translation>第 {n} 层</translation>
    </message>
    <message>
        <source>Layer 1 (input)</source>
        <translation>第 1 层（输入）</translation>
    </message>
    <message>
        <source>Layer {n} (output)</source>
        <translation>第 {n} 层（输出）</translation>
    </message>
    <message>
        <source>weight {name} = {value}</source>
        <translation>权重 {name} = {value}</translation>
    </message>
    <message>
        <source>target {name} = {value}</source>
        <translation>目标 {name} = {value}</translation>
    </message>
    <message>
        <source>error {name} = {value}</source>
        <translation>误差 {name} = {value}</translation>
    </message>
    <message>
        <source>bias unit of layer {n}: 1</source>
        <translation>第 {n} 层的偏置单元：1</translation>
    </message>
    <message>
        <source>unit {name} = {value}</source>
        <translation>单元 {name} = {value}</translation>
    </message>
    <message>
        <source>bias: 1 flows in</source>
        <translation>偏置：流入 1</translation>
    </message>
    <message>
        <source>{name} = {value} flows in</source>
        <translation>流入 {name} = {value}</translation>
    </message>
    <message>
        <source>product {product}</source>
        <translation>乘积 {product}</translation>
    </message>
    <message>
        <source>gradient {value}</source>
        <translation>梯度 {value}</translation>
    </message>
    <message>
        <source>{count} weights</source>
        <translation>{count} 个权重</translation>
    </message>
    <message>
        <source>loss {value}</source>
        <translation>损失 {value}</translation>
    </message>
    <message>
        <source>All right: both passes are yours.</source>
        <translation>全部正确：前向和反向你都会算了。</translation>
    </message>
    <message>
        <source>{right} of {count} right. Type a number at its unit.</source>
        <translation>对了 {right} 个，共 {count} 个。在单元上输入数值。</translation>
    </message>
    <message>
        <source>forward: {name}</source>
        <translation>前向：{name}</translation>
    </message>
    <message>
        <source>back: {name}</source>
        <translation>反向：{name}</translation>
    </message>
    <message>
        <source>First unit</source>
        <translation>第一个单元</translation>
    </message>
    <message>
        <source>Go to the first unit of the forward pass</source>
        <translation>到前向传播的第一个单元</translation>
    </message>
    <message>
        <source>Last step</source>
        <translation>最后一步</translation>
    </message>
    <message>
        <source>Go to the last gradients of the backward pass</source>
        <translation>到反向传播的最后一组梯度</translation>
    </message>
    <message>
        <source>Inside the unit</source>
        <translation>进入单元</translation>
    </message>
    <message>
        <source>Terms</source>
        <translation>逐项</translation>
    </message>
    <message>
        <source>Step inside a unit: the terms of its sum one by one, then z and a; on the way back what came back, the slope and the error (Enter; Escape leaves)</source>
        <translation>在单元内部逐步走：先是和的各项，再是 z 和 a；反向时是传回的量、斜率和误差（Enter 进入，Escape 离开）</translation>
    </message>
    <message>
        <source>Position in the passes</source>
        <translation>在两遍传播中的位置</translation>
    </message>
    <message>
        <source>Drag to move through the forward pass, then through the backward pass</source>
        <translation>拖动以走过前向传播，再走过反向传播</translation>
    </message>
    <message>
        <source>Units a second, from a quarter to 128</source>
        <translation>每秒单元数，从四分之一到 128</translation>
    </message>
    <message>
        <source>{what}  {n} of {count}</source>
        <translation>{what}&#x3000;{n}/{count}</translation>
    </message>
    <message>
        <source>{what}  step {n} of {count}</source>
        <translation>{what}&#x3000;第 {n}/{count} 步</translation>
    </message>
</context>
<context>
    <name>Learning</name>
    <message>
        <source>It takes {least} digits to train on; still to be kept: {missing}.</source>
        <translation>训练至少需要 {least} 个数字，还差 {missing} 个。</translation>
    </message>
    <message>
        <source>A copy of the network is trained; the shipped one stays.</source>
        <translation>训练的是网络的副本，自带的网络保持不变。</translation>
    </message>
    <message>
        <source>Stopped; nothing was changed.</source>
        <translation>已停止，没有任何改动。</translation>
    </message>
    <message>
        <source>Your digits read right: {own_before} of {own} → {own_after} of {own}.
Other digits read right: {others_before} → {others_after}.</source>
        <translation>你的数字识别正确：{own_before}/{own} → {own_after}/{own}。
其他数字的正确率：{others_before} → {others_after}。</translation>
    </message>
    <message>
        <source>None of the kept files is a digit of 28 × 28 pixels: draw and keep some.</source>
        <translation>保存的文件都不是 28 × 28 像素的数字：请画几个并保存。</translation>
    </message>
    <message>
        <source>Training failed: {reason}</source>
        <translation>训练失败：{reason}</translation>
    </message>
    <message>
        <source>The network has learned, but is kept only until cnnlab ends.</source>
        <translation>网络已训练好，但只能用到 cnnlab 退出为止。</translation>
    </message>
    <message>
        <source>Train on my digits</source>
        <translation>用我的数字训练</translation>
    </message>
    <message>
        <source>Fine-tune a copy of the network on your digits, mixed with others</source>
        <translation>用你的数字和其他样本训练网络副本</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Cancel training; nothing is changed</source>
        <translation>取消训练，不作任何改动</translation>
    </message>
</context>
<context>
    <name>Ledger</name>
    <message>
        <source>bias</source>
        <translation>偏置</translation>
    </message>
    <message>
        <source>so far {sum}</source>
        <translation>累计 {sum}</translation>
    </message>
    <message>
        <source>padding {channel} [{row},{column}] does not count in a mean</source>
        <translation>填充 {channel} [{row},{column}] 不计入平均值</translation>
    </message>
    <message>
        <source>input {channel} [{row},{column}] = {value} is read by no window</source>
        <translation>输入 {channel} [{row},{column}] = {value}，没有窗口读取它</translation>
    </message>
    <message>
        <source>padding {channel} [{row},{column}] = {value} feeds 1 output: {uses}</source>
        <translation>填充 {channel} [{row},{column}] = {value}，参与 1 个输出：{uses}</translation>
    </message>
    <message>
        <source>padding {channel} [{row},{column}] = {value} feeds {count} outputs: {uses}</source>
        <translation>填充 {channel} [{row},{column}] = {value}，参与 {count} 个输出：{uses}</translation>
    </message>
    <message>
        <source>input {channel} [{row},{column}] = {value} feeds 1 output: {uses}</source>
        <translation>输入 {channel} [{row},{column}] = {value} 参与 1 个输出：{uses}</translation>
    </message>
    <message>
        <source>input {channel} [{row},{column}] = {value} feeds {count} outputs: {uses}</source>
        <translation>输入 {channel} [{row},{column}] = {value} 参与 {count} 个输出：{uses}</translation>
    </message>
    <message>
        <source>weight w{k} {channel} [{row},{column}] = {value} is shared by {count} places: {uses}</source>
        <translation>权重 w{k} {channel} [{row},{column}] = {value} 在 {count} 处共享：{uses}</translation>
    </message>
    <message>
        <source>weight w{k} {channel} [{row},{column}] = {value} is used once: {uses}</source>
        <translation>权重 w{k} {channel} [{row},{column}] = {value} 只用一次：{uses}</translation>
    </message>
    <message>
        <source>bias b{k} = {value} is added in all {count} cells of o{k}</source>
        <translation>偏置 b{k} = {value}，加到 o{k} 的全部 {count} 格上</translation>
    </message>
    <message>
        <source>bias b{k} = {value} is added in the one cell of o{k}</source>
        <translation>偏置 b{k} = {value}，加到 o{k} 唯一的一格上</translation>
    </message>
    <message>
        <source>{cell}: the channels that are thumbnails, added up</source>
        <translation>{cell}：缩略显示的各通道之和</translation>
    </message>
    <message>
        <source>{cell}: {channel} adds {sum}, the sum of {count} products</source>
        <translation>{cell}：{channel} 贡献 {sum}，即 {count} 个乘积之和</translation>
    </message>
    <message>
        <source>{cell}: {channel} adds {sum}, its only product</source>
        <translation>{cell}：{channel} 贡献 {sum}，即唯一的乘积</translation>
    </message>
    <message>
        <source>{cell} is made here: the channels’ sums and the bias, added up. A click offers their mean, and each channel apart</source>
        <translation>{cell} 在这里得出：各通道之和加上偏置。单击可改为取平均或各通道分开</translation>
    </message>
    <message>
        <source>{cell} is made here</source>
        <translation>{cell} 在这里得出</translation>
    </message>
    <message>
        <source>input, {channel}, row {row}, column {column}: {value}</source>
        <translation>输入，{channel}，第 {row} 行第 {column} 列：{value}</translation>
    </message>
    <message>
        <source>w{k}, {channel}, row {row}, column {column}: {value}</source>
        <translation>w{k}，{channel}，第 {row} 行第 {column} 列：{value}</translation>
    </message>
    <message>
        <source>bias b{k}: {value}</source>
        <translation>偏置 b{k}：{value}</translation>
    </message>
    <message>
        <source>output o{k}, row {row}, column {column}: {value}</source>
        <translation>输出 o{k}，第 {row} 行第 {column} 列：{value}</translation>
    </message>
    <message>
        <source>mean = {sum} / {count}</source>
        <translation>平均值 = {sum} / {count}</translation>
    </message>
    <message>
        <source>sum</source>
        <translation>和</translation>
    </message>
    <message>
        <source>maximum</source>
        <translation>最大值</translation>
    </message>
    <message>
        <source>sum of {channel}: not known yet</source>
        <translation>{channel} 的和：尚未得出</translation>
    </message>
    <message>
        <source>sum of {channel}: {value}</source>
        <translation>{channel} 的和：{value}</translation>
    </message>
    <message>
        <source>padding</source>
        <translation>填充</translation>
    </message>
    <message>
        <source>{product}, not added yet</source>
        <translation>{product}，尚未相加</translation>
    </message>
</context>
<context>
    <name>LedgerTotal</name>
    <message>
        <source>so far {sum}</source>
        <translation>累计 {sum}</translation>
    </message>
</context>
<context>
    <name>LinearView</name>
    <message>
        <source>Two linear layers, one after the other: what can they do that one cannot?</source>
        <translation>两个线性层接在一起，能做到哪些一层做不到的事？</translation>
    </message>
    <message>
        <source>Bend the plane</source>
        <translation>把平面弯曲</translation>
    </message>
    <message>
        <source>Draw two lines</source>
        <translation>画出两条线</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>没有</translation>
    </message>
    <message>
        <source>Nothing: their weights multiply into one layer that does the same. Put a function that bends between them, at the right, and no single layer can follow.</source>
        <translation>没有：两层的权重相乘，就得到效果相同的一层。在右侧选一个会弯的函数放在两层之间，任何单独一层就都做不到了。</translation>
    </message>
    <message>
        <source>no g</source>
        <translation>无 g</translation>
    </message>
    <message>
        <source>g between the layers</source>
        <translation>两层之间的 g</translation>
    </message>
    <message>
        <source>What the first layer’s sums go through</source>
        <translation>第一层的加权和所经过的函数</translation>
    </message>
    <message>
        <source>Reset weights</source>
        <translation>恢复权重</translation>
    </message>
    <message>
        <source>The weights that stood there at first</source>
        <translation>最初的权重</translation>
    </message>
    <message>
        <source>Click a weight and type, or turn the wheel over it: 1/3 works too.</source>
        <translation>点击权重后输入，或在其上转动滚轮；也可以输入 1/3。</translation>
    </message>
    <message>
        <source>none (linear)</source>
        <translation>无（线性）</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Convolution</source>
        <translation>卷积</translation>
    </message>
    <message>
        <source>Digits</source>
        <translation>手写数字</translation>
    </message>
    <message>
        <source>Neuron</source>
        <translation>神经元</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>图像滤波</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Settings are as at the first start.</source>
        <translation>设置已恢复为首次启动时的样子。</translation>
    </message>
    <message>
        <source>Lessons</source>
        <translation>课程</translation>
    </message>
</context>
<context>
    <name>Making</name>
    <message>
        <source>Picture {done} of {count}</source>
        <translation>第 {done} 幅，共 {count} 幅</translation>
    </message>
</context>
<context>
    <name>MendCard</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>MnistDialog</name>
    <message>
        <source>MNIST, 70,000 digits of 500 people, is not there yet. Download it (11 MB) into “{folder}”, or choose a folder that holds its four files?</source>
        <translation>还没有 MNIST（500 人书写的 70000 个数字）。要下载（11 MB）到“{folder}”，还是选择一个存有它的四个文件的文件夹？</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>下载</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>选择文件夹…</translation>
    </message>
    <message>
        <source>Folder of digits</source>
        <translation>数字所在的文件夹</translation>
    </message>
</context>
<context>
    <name>MyDigits</name>
    <message>
        <source>There is nothing to keep: draw a digit first.</source>
        <translation>没有可保存的内容：请先写一个数字。</translation>
    </message>
    <message>
        <source>There are several digits: click the one to keep first.</source>
        <translation>有多个数字：请先点击要保留的那一个。</translation>
    </message>
    <message>
        <source>Export your digits to</source>
        <translation>将你的数字导出到</translation>
    </message>
    <message>
        <source>{count} digits were written.</source>
        <translation>已写入 {count} 个数字。</translation>
    </message>
    <message>
        <source>This drawing is kept as a {digit} already; it is not kept twice.</source>
        <translation>这幅图已作为 {digit} 保存过，不再重复保存。</translation>
    </message>
    <message>
        <source>Erase all {count} digits that you kept? Undo works until cnnlab ends.</source>
        <translation>删除你保存的全部 {count} 个数字？cnnlab 退出之前可以撤销。</translation>
    </message>
    <message>
        <source>Erase your digits</source>
        <translation>删除你的数字</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>A {digit} was kept</source>
        <translation>已保存一个 {digit}</translation>
    </message>
    <message>
        <source>The drawing was kept as a {before}; it is a {digit} now</source>
        <translation>这幅图原先作为 {before} 保存，现已改为 {digit}</translation>
    </message>
    <message>
        <source>A {digit} was deleted</source>
        <translation>已删除一个 {digit}</translation>
    </message>
    <message>
        <source>Digits deleted: {count}</source>
        <translation>已删除 {count} 个数字</translation>
    </message>
    <message>
        <source>its file is damaged</source>
        <translation>文件已损坏</translation>
    </message>
    <message>
        <source>some of its weights are infinite or not a number</source>
        <translation>部分权重为无穷大或不是数</translation>
    </message>
    <message>
        <source>its layers are not those of this version</source>
        <translation>其各层与本版本不同</translation>
    </message>
    <message>
        <source>the system does not allow its file to be opened</source>
        <translation>系统不允许打开其文件</translation>
    </message>
    <message>
        <source>The network fine-tuned on your digits can’t be used: {reason}. The shipped network is used instead; train again to replace it.</source>
        <translation>无法使用以你的数字训练的网络：{reason}。现改用自带的网络识别；重新训练即可替换它。</translation>
    </message>
    <message>
        <source>Draw a digit, then press what it was.</source>
        <translation>写一个数字，再点上方对应的数字，把它存下来。</translation>
    </message>
    <message>
        <source>{count} kept, read wrong: {wrong}</source>
        <translation>已保存 {count} 个，其中误读 {wrong} 个</translation>
    </message>
    <message>
        <source>None kept yet</source>
        <translation>尚未保存</translation>
    </message>
    <message>
        <source>Your digits</source>
        <translation>你的数字</translation>
    </message>
    <message>
        <source>The collection is full: export the digits, then erase them.</source>
        <translation>数字太多，放不下了：请导出后删除。</translation>
    </message>
    <message>
        <source>It was a …</source>
        <translation>这个数字其实是：</translation>
    </message>
    <message>
        <source>It was a {digit}</source>
        <translation>这是 {digit}</translation>
    </message>
    <message>
        <source>Keep the drawing as a {digit}</source>
        <translation>把这幅图作为 {digit} 保存</translation>
    </message>
</context>
<context>
    <name>NetworkChoice</name>
    <message>
        <source>Shipped network</source>
        <translation>自带的网络</translation>
    </message>
    <message>
        <source>Copy fine-tuned on my digits</source>
        <translation>用我的数字训练的副本</translation>
    </message>
    <message>
        <source>Copy fine-tuned on my digits (not trained yet)</source>
        <translation>用我的数字训练的副本（尚未训练）</translation>
    </message>
    <message>
        <source>Copy of “{file}” fine-tuned on my digits</source>
        <translation>用我的数字训练的“{file}”的副本</translation>
    </message>
    <message>
        <source>Weights of “{file}”</source>
        <translation>“{file}”的权重</translation>
    </message>
    <message>
        <source>Read with</source>
        <translation>识别所用的网络</translation>
    </message>
    <message>
        <source>Open weights…</source>
        <translation>打开权重…</translation>
    </message>
    <message>
        <source>Read with another network (*.safetensors) that takes one grey image of 28 × 28 and has ten outputs; dropping the file works too</source>
        <translation>用另一个网络（*.safetensors）识别，它须接受一幅 28×28 的灰度图像并有十个输出；也可以把文件拖进来</translation>
    </message>
</context>
<context>
    <name>NetworkFiles</name>
    <message>
        <source>Read digits with this network from now on</source>
        <translation>从现在起用这个网络识别数字</translation>
    </message>
    <message>
        <source>The network does not fit yet.</source>
        <translation>网络各层还不匹配。</translation>
    </message>
    <message>
        <source>“{name}” is saved.</source>
        <translation>“{name}”已保存。</translation>
    </message>
    <message>
        <source>The network is copied as a PyTorch program.</source>
        <translation>网络已复制为 PyTorch 程序。</translation>
    </message>
    <message>
        <source>Open network</source>
        <translation>打开网络</translation>
    </message>
    <message>
        <source>“{name}” is shown.</source>
        <translation>现在显示“{name}”。</translation>
    </message>
    <message>
        <source>A network is being trained: pause that first.</source>
        <translation>正在训练网络：请先暂停。</translation>
    </message>
    <message>
        <source>Only a network that reads images of 28×28 as ten digits can be used there.</source>
        <translation>那里只能使用把 28×28 图像读作十个数字的网络。</translation>
    </message>
    <message>
        <source>“{name}” takes other inputs than the data here: choose those first.</source>
        <translation>“{name}”的输入与这里的数据不同：请先选择相应的数据。</translation>
    </message>
</context>
<context>
    <name>NetworkGestures</name>
    <message>
        <source>Drag a layer</source>
        <translation>拖动一层</translation>
    </message>
    <message>
        <source>Drag a layer away, or Delete</source>
        <translation>把一层拖走，或按 Delete</translation>
    </message>
    <message>
        <source>+ between layers, or Insert</source>
        <translation>层间的“+”，或按 Insert</translation>
    </message>
    <message>
        <source>select a layer</source>
        <translation>选择一层</translation>
    </message>
    <message>
        <source>move it</source>
        <translation>移动它</translation>
    </message>
    <message>
        <source>remove it</source>
        <translation>移除它</translation>
    </message>
    <message>
        <source>duplicate it</source>
        <translation>复制一份</translation>
    </message>
    <message>
        <source>add a layer there</source>
        <translation>在那里添加一层</translation>
    </message>
    <message>
        <source>set the selected layer</source>
        <translation>设置所选的层</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>空格键</translation>
    </message>
    <message>
        <source>train or pause</source>
        <translation>训练或暂停</translation>
    </message>
    <message>
        <source>Point at the curves, ← →</source>
        <translation>指向曲线，← →</translation>
    </message>
    <message>
        <source>read the numbers of a step</source>
        <translation>读出某一步的数值</translation>
    </message>
    <message>
        <source>Click in the network</source>
        <translation>在网络中单击</translation>
    </message>
    <message>
        <source>go into a map, then into a cell; Escape leads back</source>
        <translation>进入特征图，再进入一格；Escape 返回</translation>
    </message>
    <message>
        <source>← →, Page Up, Page Down, Home, End in the time slider</source>
        <translation>时间滑块上的 ← →、Page Up、Page Down、Home、End</translation>
    </message>
    <message>
        <source>go back over the moments of the training</source>
        <translation>在训练的各个时刻之间移动</translation>
    </message>
</context>
<context>
    <name>NetworkInput</name>
    <message>
        <source>Preprocess</source>
        <translation>预处理</translation>
    </message>
    <message>
        <source>Off: the whole canvas is only scaled down, and digits in a corner are misread (P)</source>
        <translation>关闭后只把整个画布缩小，角落里的数字就会认错（P）</translation>
    </message>
    <message>
        <source>Prepared image, 28 × 28</source>
        <translation>预处理后的图像，28 × 28</translation>
    </message>
    <message>
        <source>28 × 28 pixels: the dashed box is the digit’s 20, the cross its middle</source>
        <translation>28 × 28 像素：虚线为 20×20 参考框，十字为中心</translation>
    </message>
</context>
<context>
    <name>NetworkSum</name>
    <message>
        <source>Sum</source>
        <translation>加权和</translation>
    </message>
    <message>
        <source>Write out the unit’s sum and its activation (B)</source>
        <translation>写出单元的加权和与激活值（B）</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>误差</translation>
    </message>
    <message>
        <source>Write out the unit’s error: what came back times the slope (B)</source>
        <translation>写出单元的误差：传回的量乘以斜率（B）</translation>
    </message>
    <message>
        <source>Gradients</source>
        <translation>梯度</translation>
    </message>
    <message>
        <source>Write out its weights’ gradients: the error times what flowed in (B)</source>
        <translation>写出其权重的梯度：误差乘以流入的量（B）</translation>
    </message>
    <message>
        <source>The unit’s arithmetic</source>
        <translation>单元的算式</translation>
    </message>
</context>
<context>
    <name>NetworkTab</name>
    <message>
        <source>Curves</source>
        <translation>曲线</translation>
    </message>
    <message>
        <source>Inside</source>
        <translation>内部</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Race</source>
        <translation>比赛</translation>
    </message>
    <message>
        <source>What moved</source>
        <translation>哪里变了</translation>
    </message>
    <message>
        <source>Why edges?</source>
        <translation>为何是边缘？</translation>
    </message>
    <message>
        <source>There is nothing on the clipboard that fits here.</source>
        <translation>剪贴板上没有适合这里的内容。</translation>
    </message>
    <message>
        <source>Drop the weights here: their network is shown, and can be trained on</source>
        <translation>把权重放在这里：显示它们的网络，并可继续训练</translation>
    </message>
    <message>
        <source>Example</source>
        <translation>示例</translation>
    </message>
</context>
<context>
    <name>NeuronTab</name>
    <message>
        <source>A program that prints these numbers is on the clipboard.</source>
        <translation>能输出这些数的程序已复制到剪贴板。</translation>
    </message>
    <message>
        <source>A program that takes {steps} steps of this fit is on the clipboard.</source>
        <translation>执行这次拟合 {steps} 步的程序已在剪贴板上。</translation>
    </message>
    <message>
        <source>One neuron</source>
        <translation>单个神经元</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>各层</translation>
    </message>
    <message>
        <source>Fitting</source>
        <translation>拟合</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>为什么</translation>
    </message>
</context>
<context>
    <name>NoFont</name>
    <message>
        <source>There is no font for Chinese, so the window is in English. Install fonts-noto-cjk and start cnnlab again.</source>
        <translation>没有中文字体，所以窗口使用英文。请安装 fonts-noto-cjk，然后重新启动 cnnlab。</translation>
    </message>
    <message>
        <source>There is no font for Chinese, so the window is in English. Install one and start cnnlab again.</source>
        <translation>没有中文字体，所以窗口使用英文。请安装一种，然后重新启动 cnnlab。</translation>
    </message>
</context>
<context>
    <name>NoticeBar</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>NumberBox</name>
    <message>
        <source>Type a number from {least} to {most}.</source>
        <translation>请输入 {least} 到 {most} 之间的数。</translation>
    </message>
</context>
<context>
    <name>OneControls</name>
    <message>
        <source>Inputs</source>
        <translation>输入个数</translation>
    </message>
    <message>
        <source>Activation g</source>
        <translation>激活函数 g</translation>
    </message>
    <message>
        <source>Slope below 0</source>
        <translation>0 以下的斜率</translation>
    </message>
    <message>
        <source>Compare with</source>
        <translation>对比</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Show the derivative g′</source>
        <translation>显示导数 g′</translation>
    </message>
    <message>
        <source>Predict z and a</source>
        <translation>预测 z 和 a</translation>
    </message>
    <message>
        <source>Number of inputs</source>
        <translation>输入个数</translation>
    </message>
    <message>
        <source>From 1 to 6 inputs</source>
        <translation>1 到 6 个输入</translation>
    </message>
    <message>
        <source>Activation function</source>
        <translation>激活函数</translation>
    </message>
    <message>
        <source>The function g that makes the output a of the sum z</source>
        <translation>由加权和 z 得到输出 a 的函数 g</translation>
    </message>
    <message>
        <source>Slope of the leaky ReLU where z is below 0</source>
        <translation>z 小于 0 时 leaky ReLU 的斜率</translation>
    </message>
    <message>
        <source>A second activation function, drawn over the first</source>
        <translation>叠加画出的第二个激活函数</translation>
    </message>
    <message>
        <source>The slope of g at each z, as a second curve</source>
        <translation>g 在每个 z 处的斜率，画成第二条曲线</translation>
    </message>
    <message>
        <source>z and a are hidden: work them out, type them, and see if they are right</source>
        <translation>隐藏 z 和 a：先自己算，再输入，看是否正确</translation>
    </message>
</context>
<context>
    <name>OneNeuron</name>
    <message>
        <source>{name}: type, turn the wheel, Alt+drag</source>
        <translation>{name}：输入、滚轮、按住 Alt 拖动</translation>
    </message>
    <message>
        <source>input x{n}</source>
        <translation>输入 x{n}</translation>
    </message>
    <message>
        <source>weight w{n}</source>
        <translation>权重 w{n}</translation>
    </message>
    <message>
        <source>bias b</source>
        <translation>偏置 b</translation>
    </message>
    <message>
        <source>Turn the line</source>
        <translation>转动直线</translation>
    </message>
    <message>
        <source>Move the input</source>
        <translation>移动输入</translation>
    </message>
    <message>
        <source>Choose a row</source>
        <translation>选择一行</translation>
    </message>
    <message>
        <source>Set a target</source>
        <translation>设定目标</translation>
    </message>
    <message>
        <source>Number of inputs</source>
        <translation>输入个数</translation>
    </message>
    <message>
        <source>Activation function</source>
        <translation>激活函数</translation>
    </message>
    <message>
        <source>Slope of the leaky ReLU</source>
        <translation>leaky ReLU 的斜率</translation>
    </message>
    <message>
        <source>Compare functions</source>
        <translation>对比函数</translation>
    </message>
    <message>
        <source>Show the derivative</source>
        <translation>显示导数</translation>
    </message>
    <message>
        <source>Predict</source>
        <translation>预测</translation>
    </message>
    <message>
        <source>Type a prediction</source>
        <translation>输入预测</translation>
    </message>
    <message>
        <source>Edit input</source>
        <translation>编辑输入</translation>
    </message>
    <message>
        <source>Edit weight</source>
        <translation>编辑权重</translation>
    </message>
    <message>
        <source>Edit bias</source>
        <translation>编辑偏置</translation>
    </message>
    <message>
        <source>Shift the line</source>
        <translation>平移直线</translation>
    </message>
    <message>
        <source>{came} numbers do not fit: from this cell on there is room for {room}. Select another cell or copy less.</source>
        <translation>{came} 个数放不下：从这一格起只有 {room} 个位置。请选另一格，或少复制一些。</translation>
    </message>
    <message>
        <source>target</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>Click under “target” to set what should come out.</source>
        <translation>点击“目标”一列，设定应得的结果。</translation>
    </message>
    <message>
        <source>{right} of {all} right.</source>
        <translation>{all} 行中对了 {right} 行。</translation>
    </message>
    <message>
        <source>One neuron can get at most {most} of {all}.</source>
        <translation>单个神经元最多能对 {most} 行（共 {all} 行）。</translation>
    </message>
    <message>
        <source>One neuron can get all of them.</source>
        <translation>单个神经元可以全对。</translation>
    </message>
    <message>
        <source>z does not depend on these inputs: there is no line.</source>
        <translation>z 与这些输入无关：没有直线。</translation>
    </message>
    <message>
        <source>The line z = 0 lies outside: turn the wheel.</source>
        <translation>直线 z = 0 在图外：请转动滚轮。</translation>
    </message>
    <message>
        <source>Blue: z &gt; 0, it says yes.</source>
        <translation>蓝色：z &gt; 0，回答“是”。</translation>
    </message>
    <message>
        <source>Blue: z &gt; 0, it says yes. Orange: z &lt; 0.</source>
        <translation>蓝色：z &gt; 0，回答“是”。橙色：z &lt; 0。</translation>
    </message>
    <message>
        <source>{inputs} held.</source>
        <translation>{inputs} 保持不变。</translation>
    </message>
</context>
<context>
    <name>OneNeuronPage</name>
    <message>
        <source>1 input</source>
        <translation>1 个输入</translation>
    </message>
    <message>
        <source>{n} inputs</source>
        <translation>{n} 个输入</translation>
    </message>
    <message>
        <source>The sum, term by term</source>
        <translation>加权和，逐项写出</translation>
    </message>
    <message>
        <source>Output over the inputs, with the line z = 0</source>
        <translation>输出随输入的变化，以及直线 z = 0</translation>
    </message>
    <message>
        <source>Truth table</source>
        <translation>真值表</translation>
    </message>
    <message>
        <source>Curve of the activation function</source>
        <translation>激活函数曲线</translation>
    </message>
    <message>
        <source>Drag the line: its middle shifts it, its ends turn it. Drag the ring too.</source>
        <translation>拖动直线：拖中部平移，拖两端转动。圆环也可以拖动。</translation>
    </message>
    <message>
        <source>A click tries a row’s inputs, or sets its target: –, 0, 1</source>
        <translation>点击一行试这组输入，点击目标切换：–、0、1</translation>
    </message>
    <message>
        <source>The wheel zooms, a drag moves, a double click shows it whole</source>
        <translation>滚轮缩放，拖动平移，双击显示全部</translation>
    </message>
    <message>
        <source>hidden</source>
        <translation>已隐藏</translation>
    </message>
</context>
<context>
    <name>OneNeuronPicture</name>
    <message>
        <source>Neuron: inputs, weights, sum and output</source>
        <translation>神经元：输入、权重、加权和与输出</translation>
    </message>
    <message>
        <source>Sum z</source>
        <translation>加权和 z</translation>
    </message>
    <message>
        <source>Output a</source>
        <translation>输出 a</translation>
    </message>
</context>
<context>
    <name>OpenLab</name>
    <message>
        <source>Open lab file</source>
        <translation>打开实验文件</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>所有文件</translation>
    </message>
    <message>
        <source>Lab files</source>
        <translation>实验文件</translation>
    </message>
</context>
<context>
    <name>OpenPicture</name>
    <message>
        <source>Open picture</source>
        <translation>打开图像</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图像</translation>
    </message>
</context>
<context>
    <name>OpenWeights</name>
    <message>
        <source>Open weights</source>
        <translation>打开权重</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>权重</translation>
    </message>
</context>
<context>
    <name>OutputControls</name>
    <message>
        <source>{right} of {guessed} right. Type a guess into an output cell.</source>
        <translation>猜对 {right} / {guessed}。请在输出单元格里输入你的答案。</translation>
    </message>
    <message>
        <source>Reference: other size</source>
        <translation>已固定：尺寸不同</translation>
    </message>
    <message>
        <source>Set as reference</source>
        <translation>固定输出</translation>
    </message>
    <message>
        <source>Why are the channels summed?</source>
        <translation>为什么把各通道相加？</translation>
    </message>
    <message>
        <source>Keep this output; after further edits the difference to it is shown beside it</source>
        <translation>固定此输出；之后改动时，旁边显示与它的差</translation>
    </message>
    <message>
        <source>Fill in</source>
        <translation>逐步填入</translation>
    </message>
    <message>
        <source>The output fills in as the window passes</source>
        <translation>窗口滑过时逐格填入输出</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>全部显示</translation>
    </message>
    <message>
        <source>The whole output is shown at once</source>
        <translation>一次显示全部输出</translation>
    </message>
    <message>
        <source>Predict</source>
        <translation>先猜再看</translation>
    </message>
    <message>
        <source>The output is hidden: work out a cell, type your number, and see if it is right; playing stops at each hidden cell</source>
        <translation>输出被隐藏：自己算出一格，输入数字，看是否正确；播放会停在每个隐藏的单元格</translation>
    </message>
    <message>
        <source>Output → input</source>
        <translation>输出 → 输入</translation>
    </message>
    <message>
        <source>The output becomes the next input: convolution, then ReLU, then pooling</source>
        <translation>输出成为下一步的输入：卷积，然后 ReLU，然后池化</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>填完</translation>
    </message>
    <message>
        <source>Fill in the rest of the output at once</source>
        <translation>一次填完其余输出</translation>
    </message>
    <message>
        <source>Show me</source>
        <translation>演示给我看</translation>
    </message>
    <message>
        <source>Step through this cell’s sum, product by product; it counts no more</source>
        <translation>逐项演示这一格的求和过程；这一格不再计分</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>Leave this cell hidden and go to the next one</source>
        <translation>让这一格继续隐藏，去下一格</translation>
    </message>
    <message>
        <source>Sum</source>
        <translation>求和</translation>
    </message>
    <message>
        <source>One number for all channels, as networks have it</source>
        <translation>所有通道合成一个数，网络就是这样做的</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>平均</translation>
    </message>
    <message>
        <source>Beside each output its sum divided by the number of channels</source>
        <translation>在每个输出旁显示和除以通道数</translation>
    </message>
    <message>
        <source>Apart</source>
        <translation>分开</translation>
    </message>
    <message>
        <source>Beside each output the map of each channel</source>
        <translation>在每个输出旁显示各通道的特征图</translation>
    </message>
</context>
<context>
    <name>Page</name>
    <message>
        <source>{name}: nothing in it stands out from the ground, so no digit is there. Write larger or with a darker pen.</source>
        <translation>{name}：其中没有任何东西从背景中显现出来，所以没有数字。请写大一些，或换一支颜色更深的笔。</translation>
    </message>
    <message>
        <source>{name}: what is in it is too small to be read. Go closer, or crop the picture round the digit.</source>
        <translation>{name}：其中的内容太小，无法识别。请靠近一些拍，或把图像裁剪到数字周围。</translation>
    </message>
    <message>
        <source>{name}: what is in it is too faint to be read. Write with a darker pen, or give the page more light.</source>
        <translation>{name}：其中的内容太淡，无法识别。请换一支颜色更深的笔，或让纸面更亮一些。</translation>
    </message>
    <message>
        <source>Drop the lab file here: it opens in place of this one</source>
        <translation>把实验文件放在这里：它将取代当前的实验</translation>
    </message>
    <message>
        <source>What was dropped is no longer there.</source>
        <translation>放下的东西已经不在了。</translation>
    </message>
    <message>
        <source>What was dropped are cells of a table: copy them, and paste them where a cell is selected.</source>
        <translation>放下的是表格的单元格：请先复制，再粘贴到你选中的单元格处。</translation>
    </message>
</context>
<context>
    <name>PageBoxes</name>
    <message>
        <source>Choose a digit</source>
        <translation>选择一个数字</translation>
    </message>
</context>
<context>
    <name>PagePanel</name>
    <message>
        <source>Example</source>
        <translation>示例</translation>
    </message>
    <message>
        <source>Choose an example</source>
        <translation>选择示例</translation>
    </message>
    <message>
        <source>Start over from a worked example</source>
        <translation>从一个示例重新开始</translation>
    </message>
</context>
<context>
    <name>PageSwitch</name>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
</context>
<context>
    <name>PagedTab</name>
    <message>
        <source>There is nothing on the clipboard that fits here.</source>
        <translation>剪贴板上没有适合这里的内容。</translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>Tabs</source>
        <translation>标签页</translation>
    </message>
</context>
<context>
    <name>PairEdit</name>
    <message>
        <source>Type one number, or rows × columns such as 2×3, from {least} to {most}.</source>
        <translation>请输入一个数，或行 × 列（如 2×3），范围 {least} 到 {most}。</translation>
    </message>
    <message>
        <source>It can be from {least} to {most} here: what was typed is beyond.</source>
        <translation>这里可以是 {least} 到 {most}，输入的数超出了范围。</translation>
    </message>
</context>
<context>
    <name>Panel</name>
    <message>
        <source>Example</source>
        <translation>示例</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>Operation and sizes</source>
        <translation>运算与尺寸</translation>
    </message>
    <message>
        <source>Worked examples: the numbers are always the same</source>
        <translation>算好的示例：数值总是相同</translation>
    </message>
    <message>
        <source>New numbers</source>
        <translation>换一组数</translation>
    </message>
    <message>
        <source>Random numbers of the course demo&apos;s ranges: input 0, 1, 2, weights -1, 0, 1, biases 1 and 0</source>
        <translation>按 cs231n 动图的范围取随机数：输入 0、1、2，权重 −1、0、1，偏置 1 和 0</translation>
    </message>
    <message>
        <source>seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Named filter</source>
        <translation>常用滤波器</translation>
    </message>
    <message>
        <source>Number of the random numbers</source>
        <translation>随机数的编号</translation>
    </message>
    <message>
        <source>The same number here always gives the same numbers: tell it to your class</source>
        <translation>同一编号总是得到同一组数：可以告诉全班</translation>
    </message>
    <message>
        <source>Reset edits</source>
        <translation>还原改动</translation>
    </message>
    <message>
        <source>Take back every edit since the example, marked by a corner (can be undone)</source>
        <translation>把所有改动（以角标标出）恢复为示例原值；可撤销</translation>
    </message>
    <message>
        <source>Open picture…</source>
        <translation>打开图像…</translation>
    </message>
    <message>
        <source>A photograph or a drawing as input; it can also be pasted or dropped here</source>
        <translation>以照片或图画为输入；也可以粘贴或拖到这里</translation>
    </message>
</context>
<context>
    <name>PartExamples</name>
    <message>
        <source>{title} ({page})</source>
        <translation>{title}（{page}）</translation>
    </message>
</context>
<context>
    <name>PictureBox</name>
    <message>
        <source>{columns}×{rows} pixels, grey</source>
        <translation>{columns}×{rows} 像素，灰度</translation>
    </message>
    <message>
        <source>{columns}×{rows} pixels, colour</source>
        <translation>{columns}×{rows} 像素，彩色</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>One of the pictures that come with it</source>
        <translation>选择一幅自带的图像</translation>
    </message>
    <message>
        <source>Open a picture of yours; it can be pasted or dropped here too</source>
        <translation>打开你自己的图像；也可以粘贴或拖放到这里</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>打开…</translation>
    </message>
</context>
<context>
    <name>PictureDialog</name>
    <message>
        <source>Picture as input: {name}</source>
        <translation>以图像为输入：{name}</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>&amp;Use as input</source>
        <translation>用作输入(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Rows</source>
        <translation>行数(&amp;R)</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>行数</translation>
    </message>
    <message>
        <source>&amp;Columns</source>
        <translation>列数(&amp;C)</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列数</translation>
    </message>
    <message>
        <source>The picture is laid on a grid of cells. Each cell becomes one number: the mean of all pixels that it covers.</source>
        <translation>图像被铺在网格上，每一格变成一个数：它所覆盖的所有像素的平均值。</translation>
    </message>
    <message>
        <source>Rows and columns change together, so that the picture keeps its shape. Without it any size can be chosen, and whether to crop or to stretch.</source>
        <translation>行数和列数一起变化，图像不变形。取消后可任选尺寸，并选择裁剪或拉伸。</translation>
    </message>
    <message>
        <source>&amp;Keep the proportions</source>
        <translation>保持宽高比(&amp;K)</translation>
    </message>
    <message>
        <source>One channel: one number a cell, how bright it is. Green counts most and blue least, as they do for the eye.</source>
        <translation>一个通道：每格一个数，表示亮度。与人眼一样，绿色权重最大，蓝色最小。</translation>
    </message>
    <message>
        <source>One channel: one number a cell. The colours of this picture are equally bright, so the number tells the colours apart, from dark to light.</source>
        <translation>一个通道：每格一个数。这幅图像的各种颜色亮度相同，因此用这个数区分颜色，从暗到亮。</translation>
    </message>
    <message>
        <source>A channel is one layer of the picture. Colour has three, for red, green and blue, and a filter has a slice for each of them.</source>
        <translation>通道是图像的一个分量。彩色有红、绿、蓝三个通道，滤波器对每个通道各有一组权重。</translation>
    </message>
    <message>
        <source>Black is 0 and white is 1: small numbers, which networks learn from best.</source>
        <translation>黑为 0，白为 1：网络最适合用小的数来学习。</translation>
    </message>
    <message>
        <source>Black is 0 and white is 255: whole numbers, as picture files store them.</source>
        <translation>黑为 0，白为 255：整数，与图像文件中的一样。</translation>
    </message>
    <message>
        <source>What does not fit the rows and columns is cut off at both ends.</source>
        <translation>超出行列比例的部分从两端裁掉。</translation>
    </message>
    <message>
        <source>The whole picture is used, pulled to the shape of the rows and columns.</source>
        <translation>使用整幅图像，拉伸成行列的形状。</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>通道数</translation>
    </message>
    <message>
        <source>&amp;Grey</source>
        <translation>灰度(&amp;G)</translation>
    </message>
    <message>
        <source>C&amp;olour (three channels)</source>
        <translation>彩色（三个通道）(&amp;O)</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>取值</translation>
    </message>
    <message>
        <source>&amp;0 to 1</source>
        <translation>&amp;0 到 1</translation>
    </message>
    <message>
        <source>0 to &amp;255</source>
        <translation>0 到 &amp;255</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>形状</translation>
    </message>
    <message>
        <source>Cro&amp;p the middle</source>
        <translation>裁取中间(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Stretch</source>
        <translation>拉伸(&amp;S)</translation>
    </message>
    <message>
        <source>Numbers: {rows} × {columns} = {count}</source>
        <translation>共 {rows} × {columns} = {count} 个数</translation>
    </message>
    <message>
        <source>Numbers: 3 × {rows} × {columns} = {count}</source>
        <translation>共 3 × {rows} × {columns} = {count} 个数</translation>
    </message>
</context>
<context>
    <name>PictureError</name>
    <message>
        <source>“{name}” is not there. It may have been moved or renamed: choose it again.</source>
        <translation>找不到“{name}”。它可能已被移动或改名：请重新选择。</translation>
    </message>
    <message>
        <source>“{name}” is empty. Choose another picture, or save this one again.</source>
        <translation>“{name}”是空文件。请另选图像，或重新保存它。</translation>
    </message>
    <message>
        <source>“{name}” is not a picture that can be read here: PNG, JPEG, GIF, BMP, WebP, TIFF, PBM, PGM or PPM. Choose another file, or save it as PNG in another program.</source>
        <translation>“{name}”不是能读取的图像（PNG、JPEG、GIF、BMP、WebP、TIFF、PBM、PGM 或 PPM）。请另选文件，或用其他程序另存为 PNG。</translation>
    </message>
    <message>
        <source>“{name}” is too large: at most {most} MB of a file are read. Make it smaller in another program first.</source>
        <translation>“{name}”太大：最多读取 {most} MB 的文件。请先用其他程序缩小。</translation>
    </message>
    <message>
        <source>“{name}” takes more memory than there is. Make it smaller in another program first.</source>
        <translation>内存不足，无法读取“{name}”。请先用其他程序缩小。</translation>
    </message>
    <message>
        <source>“{name}” is damaged or incomplete, or a kind of {format} that cannot be read here. Save it again as PNG in another program, or choose another picture.</source>
        <translation>“{name}”已损坏或不完整，或者是无法读取的 {format} 类型。请用其他程序另存为 PNG，或另选图像。</translation>
    </message>
    <message>
        <source>“{name}” is too large: {width} × {height} pixels, and at most {most} are read. Make it smaller in another program first.</source>
        <translation>“{name}”太大：{width} × {height} 像素，最多读取 {most} 像素。请先用其他程序缩小。</translation>
    </message>
    <message>
        <source>“{name}” cannot be opened: the system does not allow it. Choose another picture, or a copy in a folder of yours.</source>
        <translation>无法打开“{name}”：系统不允许。请另选图像，或选择自己文件夹里的副本。</translation>
    </message>
</context>
<context>
    <name>PictureInput</name>
    <message>
        <source>Clipboard</source>
        <translation>剪贴板</translation>
    </message>
</context>
<context>
    <name>PictureSource</name>
    <message>
        <source>“{name}” was still being read when you undid a step, so it was not used.</source>
        <translation>“{name}”还没读完，你撤销了一步，所以没有用它。</translation>
    </message>
    <message>
        <source>“{name}” was not used: it was cancelled.</source>
        <translation>“{name}”未使用：已取消。</translation>
    </message>
</context>
<context>
    <name>PieceControls</name>
    <message>
        <source>2×2 max pool, stride 2</source>
        <translation>2×2 最大池化，步长 2</translation>
    </message>
    <message>
        <source>Distort the picture</source>
        <translation>让图像变形</translation>
    </message>
    <message>
        <source>How</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>程度</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Show the maps after ReLU</source>
        <translation>显示 ReLU 之后的特征图</translation>
    </message>
    <message>
        <source>What is below 0 becomes 0, as the pool gets it</source>
        <translation>小于 0 的变为 0，即送入池化的数</translation>
    </message>
    <message>
        <source>Predict first</source>
        <translation>先预测</translation>
    </message>
    <message>
        <source>The scores are hidden until you have said what they will be</source>
        <translation>先说出你的预测，再显示得分</translation>
    </message>
    <message>
        <source>Whether windows that stick out of the 7×7 map at its far edges count</source>
        <translation>超出 7×7 特征图右边和下边的窗口是否计算</translation>
    </message>
    <message>
        <source>Windows of the pool</source>
        <translation>池化窗口</translation>
    </message>
    <message>
        <source>What is done to the picture before it is looked at</source>
        <translation>识别之前对图像做什么</translation>
    </message>
    <message>
        <source>Kind of distortion</source>
        <translation>变形方式</translation>
    </message>
    <message>
        <source>How much the picture is distorted; 0 leaves it as it is</source>
        <translation>图像变形的程度；0 为不变</translation>
    </message>
    <message>
        <source>Amount of distortion</source>
        <translation>变形程度</translation>
    </message>
    <message>
        <source>Decides the direction, or which pixels it meets</source>
        <translation>决定方向，或哪些像素受影响</translation>
    </message>
    <message>
        <source>Seed of the distortion</source>
        <translation>变形的种子</translation>
    </message>
    <message>
        <source>Both diagonals and the centre cross, as in the tutorial</source>
        <translation>两条对角线和中心交叉，与教程相同</translation>
    </message>
    <message>
        <source>Reset the pieces</source>
        <translation>恢复图案</translation>
    </message>
    <message>
        <source>The weights of the vote as they were at first</source>
        <translation>投票权重恢复为最初的值</translation>
    </message>
    <message>
        <source>Reset the weights</source>
        <translation>恢复权重</translation>
    </message>
</context>
<context>
    <name>PiecesPage</name>
    <message>
        <source>Draw an X</source>
        <translation>画一个 X</translation>
    </message>
    <message>
        <source>Draw an O</source>
        <translation>画一个 O</translation>
    </message>
    <message>
        <source>Clear the picture</source>
        <translation>清空图像</translation>
    </message>
    <message>
        <source>Windows of the pool</source>
        <translation>池化窗口</translation>
    </message>
    <message>
        <source>Kind of distortion</source>
        <translation>变形方式</translation>
    </message>
    <message>
        <source>Distort</source>
        <translation>变形</translation>
    </message>
    <message>
        <source>Seed of the distortion</source>
        <translation>变形的种子</translation>
    </message>
    <message>
        <source>Predict first</source>
        <translation>先预测</translation>
    </message>
    <message>
        <source>The tutorial’s pieces</source>
        <translation>教程中的图案</translation>
    </message>
    <message>
        <source>The first weights</source>
        <translation>最初的权重</translation>
    </message>
    <message>
        <source>Draw</source>
        <translation>绘制</translation>
    </message>
    <message>
        <source>Edit a piece</source>
        <translation>编辑图案</translation>
    </message>
    <message>
        <source>Edit weights</source>
        <translation>编辑权重</translation>
    </message>
    <message>
        <source>{came} numbers do not fit: from this cell on there is room for {room}. Select another cell or copy less.</source>
        <translation>{came} 个数放不下：从这一格起只能放 {room} 个。请选择另一格，或少复制一些。</translation>
    </message>
    <message>
        <source>Point at a cell of a map to see its nine products</source>
        <translation>指向特征图的一格，查看它的九个乘积</translation>
    </message>
    <message>
        <source>Click or drag to draw</source>
        <translation>点击或拖动来画</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清空</translation>
    </message>
    <message>
        <source>The tutorial’s X</source>
        <translation>教程中的 X</translation>
    </message>
    <message>
        <source>An O of ours</source>
        <translation>我们画的 O</translation>
    </message>
    <message>
        <source>A picture without ink</source>
        <translation>没有笔迹的图像</translation>
    </message>
    <message>
        <source>amount of distortion</source>
        <translation>变形程度</translation>
    </message>
    <message>
        <source>score</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>Scores over the amount of distortion</source>
        <translation>得分随变形程度的变化</translation>
    </message>
    <message>
        <source>Drag or use the arrow keys to change the amount</source>
        <translation>拖动或用方向键改变程度</translation>
    </message>
    <message>
        <source>Pieces and maps</source>
        <translation>图案与特征图</translation>
    </message>
    <message>
        <source>Where each piece is found, and how well</source>
        <translation>每个图案出现在哪里，匹配得多好</translation>
    </message>
    <message>
        <source>More and more</source>
        <translation>逐渐变形</translation>
    </message>
    <message>
        <source>Both scores over the amount of distortion</source>
        <translation>两种得分随变形程度的变化</translation>
    </message>
    <message>
        <source>The vote</source>
        <translation>投票</translation>
    </message>
    <message>
        <source>Pooled cells times weights give the scores of X and O</source>
        <translation>池化后的各格乘以权重，得到 X 和 O 的得分</translation>
    </message>
    <message>
        <source>Click or drag to draw; Space toggles a pixel, 1 and 0 set it</source>
        <translation>点击或拖动来画；空格键切换像素，1 和 0 设定像素</translation>
    </message>
    <message>
        <source>The picture of 9×9 pixels</source>
        <translation>9×9 像素的图像</translation>
    </message>
    <message>
        <source>Maps: sum of nine products / 9</source>
        <translation>特征图：九个乘积之和 / 9</translation>
    </message>
    <message>
        <source>Maps after ReLU: what was below 0 is 0</source>
        <translation>ReLU 之后的特征图：小于 0 的变为 0</translation>
    </message>
    <message>
        <source>After ReLU and a 2×2 max pool: {rows}×{columns}</source>
        <translation>经过 ReLU 和 2×2 最大池化：{rows}×{columns}</translation>
    </message>
    <message>
        <source>Weights for X</source>
        <translation>X 的权重</translation>
    </message>
    <message>
        <source>Weights for O</source>
        <translation>O 的权重</translation>
    </message>
    <message>
        <source>Click, drag on the picture</source>
        <translation>在图像上点击、拖动</translation>
    </message>
    <message>
        <source>Toggle a pixel, draw on</source>
        <translation>切换一个像素，接着画</translation>
    </message>
    <message>
        <source>Space, 1, 0 on the picture</source>
        <translation>在图像上按空格、1、0</translation>
    </message>
    <message>
        <source>Toggle the pixel, ink, no ink</source>
        <translation>切换像素，有笔迹，无笔迹</translation>
    </message>
    <message>
        <source>Point at a cell of a map</source>
        <translation>指向特征图的一格</translation>
    </message>
    <message>
        <source>Light up what it comes from</source>
        <translation>突出显示它的来源</translation>
    </message>
    <message>
        <source>Click a cell of a map</source>
        <translation>点击特征图的一格</translation>
    </message>
    <message>
        <source>Keep its arithmetic; again lets it go</source>
        <translation>锁定它的算式；再点一次解除</translation>
    </message>
    <message>
        <source>Double click, F2, digits</source>
        <translation>双击、F2、数字键</translation>
    </message>
    <message>
        <source>Edit a number of a piece or a weight</source>
        <translation>编辑图案的数或权重</translation>
    </message>
    <message>
        <source>{name}, row {row}, column {column}: {value}</source>
        <translation>{name}，第 {row} 行，第 {column} 列：{value}</translation>
    </message>
    <message>
        <source>Piece {name}</source>
        <translation>图案 {name}</translation>
    </message>
    <message>
        <source>Map of piece {name}</source>
        <translation>图案 {name} 的特征图</translation>
    </message>
    <message>
        <source>Pooled map of piece {name}</source>
        <translation>图案 {name} 池化后的特征图</translation>
    </message>
    <message>
        <source>Weights of piece {name} for X</source>
        <translation>图案 {name} 对 X 的权重</translation>
    </message>
    <message>
        <source>Weights of piece {name} for O</source>
        <translation>图案 {name} 对 O 的权重</translation>
    </message>
    <message>
        <source>Double click, type or turn the wheel to edit a number</source>
        <translation>双击、输入或转动滚轮来编辑数</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>平移</translation>
    </message>
    <message>
        <source>Turn</source>
        <translation>转动</translation>
    </message>
    <message>
        <source>Bend</source>
        <translation>弯曲</translation>
    </message>
    <message>
        <source>Thicken</source>
        <translation>加粗</translation>
    </message>
    <message>
        <source>Dent</source>
        <translation>残缺</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>噪声</translation>
    </message>
    <message>
        <source>4×4: partial windows kept (tutorial)</source>
        <translation>4×4：保留不完整窗口（教程）</translation>
    </message>
    <message>
        <source>3×3: whole windows only (frameworks)</source>
        <translation>3×3：只取完整窗口（框架默认）</translation>
    </message>
    <message>
        <source>By its pieces</source>
        <translation>按局部图案</translation>
    </message>
    <message>
        <source>By the whole picture</source>
        <translation>按整幅图像</translation>
    </message>
    <message>
        <source>A tie: neither X nor O</source>
        <translation>平局：既不是 X，也不是 O</translation>
    </message>
    <message>
        <source>{letter} wins, {by} ahead</source>
        <translation>{letter} 胜出，领先 {by}</translation>
    </message>
    <message>
        <source>Predict it first</source>
        <translation>请先预测</translation>
    </message>
    <message>
        <source>Piece {name} at row {row}, column {column}: {exact} → {cut}</source>
        <translation>图案 {name}，第 {row} 行，第 {column} 列：{exact} → {cut}</translation>
    </message>
    <message>
        <source>ReLU makes it 0</source>
        <translation>ReLU 使它变为 0</translation>
    </message>
    <message>
        <source>Pooled {name}, row {row}, column {column}: {sum}</source>
        <translation>池化后的 {name}，第 {row} 行，第 {column} 列：{sum}</translation>
    </message>
    <message>
        <source>a partial window of {rows}×{columns} cells</source>
        <translation>{rows}×{columns} 格的不完整窗口</translation>
    </message>
    <message>
        <source>{letter}: {a} from A, B and C, together {score}</source>
        <translation>{letter}：A、B、C 分别贡献 {a}，合计 {score}</translation>
    </message>
    <message>
        <source>{name} adds {share}</source>
        <translation>{name} 贡献 {share}</translation>
    </message>
    <message>
        <source>{way}: not read as {letter} even without distortion</source>
        <translation>{way}：不变形时也不识别为 {letter}</translation>
    </message>
    <message>
        <source>{way}: read as {letter} at every amount</source>
        <translation>{way}：无论多大程度都识别为 {letter}</translation>
    </message>
    <message>
        <source>{way}: read as {letter} up to {amount}%</source>
        <translation>{way}：变形程度不超过 {amount}% 时识别为 {letter}</translation>
    </message>
    <message>
        <source>{letter} by its pieces</source>
        <translation>{letter}（按局部图案）</translation>
    </message>
    <message>
        <source>{letter} by the whole picture</source>
        <translation>{letter}（按整幅图像）</translation>
    </message>
    <message>
        <source>By its pieces: {verdict}</source>
        <translation>按局部图案：{verdict}</translation>
    </message>
    <message>
        <source>By the whole picture: {verdict}</source>
        <translation>按整幅图像：{verdict}</translation>
    </message>
    <message>
        <source>{name}: best match {exact}</source>
        <translation>{name}：最佳匹配 {exact}</translation>
    </message>
</context>
<context>
    <name>PlanePair</name>
    <message>
        <source>Output over the plane of x1 and x2</source>
        <translation>x1–x2 平面上的输出</translation>
    </message>
    <message>
        <source>The same everywhere: the largest difference is 0.</source>
        <translation>处处相同：最大差为 0。</translation>
    </message>
    <message>
        <source>Not the same: they differ by {size} at x1 = {x}, x2 = {y}.</source>
        <translation>不相同：在 x1 = {x}，x2 = {y} 处相差 {size}。</translation>
    </message>
    <message>
        <source>two layers</source>
        <translation>两层</translation>
    </message>
    <message>
        <source>one layer</source>
        <translation>一层</translation>
    </message>
    <message>
        <source>{name}: h from {low} to {high}</source>
        <translation>{name}：h 从 {low} 到 {high}</translation>
    </message>
</context>
<context>
    <name>PlayBar</name>
    <message>
        <source>Step back</source>
        <translation>后退一步</translation>
    </message>
    <message>
        <source>One step back ( , )</source>
        <translation>后退一步（ , ）</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Pause (Space)</source>
        <translation>暂停（空格）</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Play (Space)</source>
        <translation>播放（空格）</translation>
    </message>
</context>
<context>
    <name>Points</name>
    <message>
        <source>“{name}” holds no points to fit. {reason}</source>
        <translation>“{name}”中没有可以拟合的点。{reason}</translation>
    </message>
    <message>
        <source>“{name}” is too large: at most 1 MB of a file are read. Keep fewer points.</source>
        <translation>“{name}”太大：最多读取 1 MB。请减少点数。</translation>
    </message>
    <message>
        <source>“{name}” is no text that can be read here: save it as CSV (UTF-8) in another program.</source>
        <translation>“{name}”不是可以读取的文本：请在其他程序中另存为 CSV（UTF-8）。</translation>
    </message>
    <message>
        <source>Line {line}: {reason}</source>
        <translation>第 {line} 行：{reason}</translation>
    </message>
    <message>
        <source>There are {count} points, and at most {most} can be fitted: keep one line in {n}.</source>
        <translation>共有 {count} 个点，最多可以拟合 {most} 个：请每 {n} 行保留一行。</translation>
    </message>
    <message>
        <source>Line {line} has {came} columns, and three are needed: write x, y and the class, 0 or 1, in each line.</source>
        <translation>第 {line} 行有 {came} 列，应为三列：每行写 x、y 和类别（0 或 1）。</translation>
    </message>
    <message>
        <source>Line {line}: the class is “{came}”: write 0 or 1.</source>
        <translation>第 {line} 行：类别是“{came}”，应为 0 或 1。</translation>
    </message>
    <message>
        <source>Line {line}: “{came}” lies beyond ±1,000,000: divide all coordinates by one number.</source>
        <translation>第 {line} 行：“{came}”超出 ±1,000,000：请把所有坐标都除以同一个数。</translation>
    </message>
    <message>
        <source>There are no points: write x, y and the class, 0 or 1, in each line.</source>
        <translation>没有点：每行写 x、y 和类别（0 或 1）。</translation>
    </message>
</context>
<context>
    <name>Predict</name>
    <message>
        <source>right</source>
        <translation>对</translation>
    </message>
    <message>
        <source>wrong</source>
        <translation>错</translation>
    </message>
    <message>
        <source>Work out z and type it, then a. What depends on them stays hidden.</source>
        <translation>先算出 z 并输入，再算 a。与它们有关的内容暂时隐藏。</translation>
    </message>
    <message>
        <source>z is right. Now a = g(z).</source>
        <translation>z 对了。接着算 a = g(z)。</translation>
    </message>
    <message>
        <source>Both are right.</source>
        <translation>两个都对了。</translation>
    </message>
    <message>
        <source>z: the bias b is missing. Add it to the products.</source>
        <translation>z：漏了偏置 b。请把它加到各乘积上。</translation>
    </message>
    <message>
        <source>z: the bias has the wrong sign. It is added as it stands.</source>
        <translation>z：偏置的符号错了。偏置按原样相加。</translation>
    </message>
    <message>
        <source>z: the size is right, the sign is not.</source>
        <translation>z：大小对了，符号不对。</translation>
    </message>
    <message>
        <source>z: these are the inputs alone. Multiply each by its weight.</source>
        <translation>z：这只是输入之和。每个输入要乘以它的权重。</translation>
    </message>
    <message>
        <source>z: not yet. Multiply each input by its weight, add all, add b.</source>
        <translation>z：还不对。每个输入乘以它的权重，全部相加，再加 b。</translation>
    </message>
    <message>
        <source>a: this is z. Put it through the activation function g.</source>
        <translation>a：这是 z。还要经过激活函数 g。</translation>
    </message>
    <message>
        <source>a: this is g of the sum without the bias.</source>
        <translation>a：这是漏了偏置的加权和的 g 值。</translation>
    </message>
    <message>
        <source>a: a sign is wrong.</source>
        <translation>a：有一个符号错了。</translation>
    </message>
    <message>
        <source>a: right for your z. Mend z first.</source>
        <translation>a：对你的 z 来说是对的。请先改正 z。</translation>
    </message>
    <message>
        <source>a: this is {other}; here g is {name}.</source>
        <translation>a：这是 {other}；这里的 g 是 {name}。</translation>
    </message>
    <message>
        <source>a: not yet. It is g of z; two decimals do.</source>
        <translation>a：还不对。它是 z 的 g 值；写两位小数即可。</translation>
    </message>
    <message>
        <source>Your z</source>
        <translation>你的 z</translation>
    </message>
    <message>
        <source>Your a</source>
        <translation>你的 a</translation>
    </message>
    <message>
        <source>The sum, before the activation function</source>
        <translation>加权和，未经激活函数</translation>
    </message>
    <message>
        <source>The output, after the activation function</source>
        <translation>输出，已经过激活函数</translation>
    </message>
</context>
<context>
    <name>PredictBox</name>
    <message>
        <source>{mark} right</source>
        <translation>{mark} 对</translation>
    </message>
    <message>
        <source>{mark} wrong</source>
        <translation>{mark} 错</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>No</source>
        <translation>否</translation>
    </message>
    <message>
        <source>{way}: yes</source>
        <translation>{way}：是</translation>
    </message>
    <message>
        <source>{way}: no</source>
        <translation>{way}：否</translation>
    </message>
    <message>
        <source>Your prediction; the scores are shown after both</source>
        <translation>你的预测；两项都答完后显示得分</translation>
    </message>
    <message>
        <source>Is it still read as {letter}?</source>
        <translation>它仍会被识别为 {letter} 吗？</translation>
    </message>
</context>
<context>
    <name>PresetBinder</name>
    <message>
        <source>Start over from a worked example</source>
        <translation>从一个示例重新开始</translation>
    </message>
    <message>
        <source>Choose an example</source>
        <translation>选择示例</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>&amp;Look in:</source>
        <translation>查找范围(&amp;L)：</translation>
    </message>
    <message>
        <source>Files of &amp;type:</source>
        <translation>文件类型(&amp;T)：</translation>
    </message>
</context>
<context>
    <name>QuestionCard</name>
    <message>
        <source>Ask again</source>
        <translation>再问一次</translation>
    </message>
    <message>
        <source>Hide the answer</source>
        <translation>隐藏答案</translation>
    </message>
    <message>
        <source>What do you expect? Choose an answer, and see.</source>
        <translation>你预期会怎样？选一个答案，再看结果。</translation>
    </message>
</context>
<context>
    <name>Race</name>
    <message>
        <source>ReLU against sigmoid</source>
        <translation>ReLU 对 sigmoid</translation>
    </message>
    <message>
        <source>With and without whitening</source>
        <translation>有无白化</translation>
    </message>
    <message>
        <source>With and without batch normalisation</source>
        <translation>有无批归一化</translation>
    </message>
    <message>
        <source>Two learning rates</source>
        <translation>两种学习率</translation>
    </message>
    <message>
        <source>whitened</source>
        <translation>白化</translation>
    </message>
    <message>
        <source>not whitened</source>
        <translation>不白化</translation>
    </message>
    <message>
        <source>batch norm</source>
        <translation>有批归一化</translation>
    </message>
    <message>
        <source>no batch norm</source>
        <translation>无批归一化</translation>
    </message>
    <message>
        <source>rate {rate}</source>
        <translation>学习率 {rate}</translation>
    </message>
    <message>
        <source>{first} against {second}</source>
        <translation>{first} 对 {second}</translation>
    </message>
    <message>
        <source>This network has no ReLU that could become a sigmoid.</source>
        <translation>这个网络没有可以换成 sigmoid 的 ReLU。</translation>
    </message>
    <message>
        <source>Only pictures are whitened: choose other data.</source>
        <translation>只有图像才做白化：请选择其他数据。</translation>
    </message>
    <message>
        <source>Batch normalisation follows a convolution, and this network has none for it.</source>
        <translation>批归一化接在卷积之后，而这个网络没有合适的卷积。</translation>
    </message>
    <message>
        <source>Both rates are the same: choose another one.</source>
        <translation>两个学习率相同：请换一个。</translation>
    </message>
    <message>
        <source>With batch normalisation there are too many layers.</source>
        <translation>加上批归一化后层数太多。</translation>
    </message>
    <message>
        <source>One side of the race does not fit: change the network.</source>
        <translation>比赛的一方尺寸不合：请修改网络。</translation>
    </message>
    <message>
        <source>A training is running: pause it, then start the race.</source>
        <translation>训练正在进行：请先暂停，再开始比赛。</translation>
    </message>
    <message>
        <source>Guess who wins, then start. Both begin with the same weights and see the same data in the same order.</source>
        <translation>先猜谁赢，再开始。双方从相同的权重出发，按相同的顺序看相同的数据。</translation>
    </message>
    <message>
        <source>There is not enough memory for this race. Take a smaller network.</source>
        <translation>内存不足，无法进行这场比赛。请换一个较小的网络。</translation>
    </message>
    <message>
        <source>The network or its data have changed since that race: the curves will differ.</source>
        <translation>那场比赛之后网络或数据已经改变：曲线会不同。</translation>
    </message>
    <message>
        <source>Paused after step {done} of {steps}: {first}, {second}</source>
        <translation>已暂停，第 {done} 步，共 {steps} 步：{first}，{second}</translation>
    </message>
    <message>
        <source>Step {done} of {steps}: {first}, {second}</source>
        <translation>第 {done} 步，共 {steps} 步：{first}，{second}</translation>
    </message>
    <message>
        <source>{name} diverged at step {step}</source>
        <translation>{name} 在第 {step} 步发散</translation>
    </message>
    <message>
        <source>{outcome} You were right.</source>
        <translation>{outcome}你猜对了。</translation>
    </message>
    <message>
        <source>{outcome} You were wrong.</source>
        <translation>{outcome}你猜错了。</translation>
    </message>
    <message>
        <source>A tie: both diverged.</source>
        <translation>平局：双方都发散了。</translation>
    </message>
    <message>
        <source>A tie: {first} and {second} differ by chance at most.</source>
        <translation>平局：{first} 与 {second} 的差别不超过偶然。</translation>
    </message>
    <message>
        <source>Winner: {name}, since {other} diverged.</source>
        <translation>获胜：{name}，因为 {other} 发散了。</translation>
    </message>
    <message>
        <source>Winner: {name}, {share} right against {other}.</source>
        <translation>获胜：{name}，准确率 {share}，对方 {other}。</translation>
    </message>
    <message>
        <source>a tie</source>
        <translation>平局</translation>
    </message>
    <message>
        <source>Race</source>
        <translation>比赛</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步数</translation>
    </message>
    <message>
        <source>First</source>
        <translation>第一方</translation>
    </message>
    <message>
        <source>Second</source>
        <translation>第二方</translation>
    </message>
    <message>
        <source>Winner</source>
        <translation>获胜</translation>
    </message>
    <message>
        <source>Your guess</source>
        <translation>你的猜测</translation>
    </message>
    <message>
        <source>diverged</source>
        <translation>发散</translation>
    </message>
</context>
<context>
    <name>RaceAtlases</name>
    <message>
        <source>The example before</source>
        <translation>上一个样本</translation>
    </message>
    <message>
        <source>The next example</source>
        <translation>下一个样本</translation>
    </message>
</context>
<context>
    <name>RaceBinder</name>
    <message>
        <source>The networks are shown once a race has begun.</source>
        <translation>比赛开始后显示两个网络。</translation>
    </message>
</context>
<context>
    <name>RaceControls</name>
    <message>
        <source>Run the race</source>
        <translation>开始比赛</translation>
    </message>
    <message>
        <source>First say who wins</source>
        <translation>先猜谁赢</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Start the race</source>
        <translation>开始比赛</translation>
    </message>
    <message>
        <source>Who wins?</source>
        <translation>谁会赢？</translation>
    </message>
    <message>
        <source>Within the standard error of the validation</source>
        <translation>相差不超过验证的标准误差</translation>
    </message>
    <message>
        <source>A tie</source>
        <translation>平局</translation>
    </message>
    <message>
        <source>Start without a guess</source>
        <translation>不猜就开始</translation>
    </message>
    <message>
        <source>Don’t guess</source>
        <translation>不猜</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Pause the race</source>
        <translation>暂停比赛</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Give the race up, without a result</source>
        <translation>放弃比赛，不记结果</translation>
    </message>
</context>
<context>
    <name>RaceCurves</name>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Accuracy in %</source>
        <translation>准确率（%）</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步数</translation>
    </message>
    <message>
        <source>Loss and accuracy of both over the steps</source>
        <translation>双方的损失与准确率随步数的变化</translation>
    </message>
    <message>
        <source>Curves of the race</source>
        <translation>比赛的曲线</translation>
    </message>
    <message>
        <source>Accuracy: thick of the validation, thin of the training</source>
        <translation>准确率：粗线为验证，细线为训练</translation>
    </message>
</context>
<context>
    <name>RacePage</name>
    <message>
        <source>Loss and accuracy of both over the steps</source>
        <translation>双方的损失与准确率随步数的变化</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>曲线</translation>
    </message>
    <message>
        <source>Both networks, for the same example</source>
        <translation>两个网络，同一个样本</translation>
    </message>
    <message>
        <source>Atlases</source>
        <translation>网络图</translation>
    </message>
    <message>
        <source>Results of races</source>
        <translation>比赛结果</translation>
    </message>
    <message>
        <source>Set up the selected race as it was; the same race gives the same curves</source>
        <translation>恢复所选比赛的设置；同样的比赛给出同样的曲线</translation>
    </message>
    <message>
        <source>Again</source>
        <translation>再来一次</translation>
    </message>
</context>
<context>
    <name>RaceSetup</name>
    <message>
        <source>and</source>
        <translation>与</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步数</translation>
    </message>
    <message>
        <source>Race</source>
        <translation>比赛</translation>
    </message>
    <message>
        <source>In what the two networks differ</source>
        <translation>两个网络有什么不同</translation>
    </message>
    <message>
        <source>First rate</source>
        <translation>第一个学习率</translation>
    </message>
    <message>
        <source>Second rate</source>
        <translation>第二个学习率</translation>
    </message>
    <message>
        <source>Learning rate of this side</source>
        <translation>这一方的学习率</translation>
    </message>
    <message>
        <source>Of the initial weights and of the order of the data: the same for both</source>
        <translation>初始权重和数据顺序的种子：双方相同</translation>
    </message>
    <message>
        <source>How many steps each side takes</source>
        <translation>每一方走多少步</translation>
    </message>
</context>
<context>
    <name>Readable</name>
    <message>
        <source>stride {n}</source>
        <translation>步长 {n}</translation>
    </message>
    <message>
        <source>padding {n}</source>
        <translation>填充 {n}</translation>
    </message>
    <message>
        <source>dilation {n}</source>
        <translation>空洞率 {n}</translation>
    </message>
    <message>
        <source>filter flipped</source>
        <translation>滤波器旋转 180°</translation>
    </message>
    <message>
        <source>sum times {scale}</source>
        <translation>和乘以 {scale}</translation>
    </message>
    <message>
        <source>partial windows kept</source>
        <translation>保留不完整的窗口</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>Input, {channel} ({size})</source>
        <translation>输入，{channel}（{size}）</translation>
    </message>
    <message>
        <source>Filter w{k}, {channel} ({size})</source>
        <translation>滤波器 w{k}，{channel}（{size}）</translation>
    </message>
</context>
<context>
    <name>Recovered</name>
    <message>
        <source>Work of {when} that is not in this window was kept.</source>
        <translation>{when} 的内容已保留，它不在此窗口中。</translation>
    </message>
    <message>
        <source>cnnlab did not end well. Unsaved work of {when} was kept.</source>
        <translation>上次 cnnlab 没有正常结束。{when} 的未保存内容已保留。</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>丢弃</translation>
    </message>
</context>
<context>
    <name>ReportDialog</name>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>Copy all of it, for a report</source>
        <translation>全部复制，便于报告问题</translation>
    </message>
    <message>
        <source>Further errors since then: {count}</source>
        <translation>此后又出现的错误：{count} 个</translation>
    </message>
</context>
<context>
    <name>ResetDialog</name>
    <message>
        <source>Language, theme, speed, pen and the places of window and columns become what they were at the first start. Your examples and your digits stay.</source>
        <translation>语言、主题、速度、画笔以及窗口和各栏的位置将恢复为首次启动时的样子。你的示例和数字会保留。</translation>
    </message>
    <message>
        <source>Reset settings</source>
        <translation>恢复默认设置</translation>
    </message>
</context>
<context>
    <name>Resumption</name>
    <message>
        <source>Resume training</source>
        <translation>继续训练</translation>
    </message>
</context>
<context>
    <name>SamplePicker</name>
    <message>
        <source>A {digit} by writer {writer}. UniPen, CC BY 4.0</source>
        <translation>书写者 {writer} 写的 {digit}。UniPen，CC BY 4.0</translation>
    </message>
    <message>
        <source>{source}: labelled {label}</source>
        <translation>{source}：标签为 {label}</translation>
    </message>
</context>
<context>
    <name>SamplesMenu</name>
    <message>
        <source>From a real &amp;hand</source>
        <translation>真人手写(&amp;H)</translation>
    </message>
    <message>
        <source>UniPen, International Unipen Foundation, CC BY 4.0; writers by code</source>
        <translation>UniPen，International Unipen Foundation，CC BY 4.0；书写者以代号表示</translation>
    </message>
    <message>
        <source>&amp;Drawn by cnnlab</source>
        <translation>由 cnnlab 书写(&amp;D)</translation>
    </message>
    <message>
        <source>By stroke models, each time differently</source>
        <translation>由笔画模型书写，每次都不同</translation>
    </message>
    <message>
        <source>From a &amp;folder, such as MNIST</source>
        <translation>取自文件夹，如 MNIST(&amp;F)</translation>
    </message>
    <message>
        <source>MNIST’s files, strokes (*.jsonl), or pictures in folders 0 to 9</source>
        <translation>MNIST 的文件、笔画（*.jsonl），或名为 0 到 9 的文件夹里的图像</translation>
    </message>
    <message>
        <source>&amp;Any digit</source>
        <translation>任意数字(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Choose folder…</source>
        <translation>选择文件夹…(&amp;C)</translation>
    </message>
    <message>
        <source>A&amp;nother one</source>
        <translation>再来一个(&amp;N)</translation>
    </message>
</context>
<context>
    <name>SaturationView</name>
    <message>
        <source>A sigmoid unit has z = 10. The gradient must pass through it, times its slope. How much of it is left?</source>
        <translation>一个 sigmoid 单元的 z = 10。梯度经过它时要乘以它的斜率，还剩多少？</translation>
    </message>
    <message>
        <source>All of it</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>A quarter</source>
        <translation>四分之一</translation>
    </message>
    <message>
        <source>Hardly anything</source>
        <translation>几乎没有</translation>
    </message>
    <message>
        <source>At z = 10 the sigmoid is flat, g′(10)&#xa0;≈&#xa0;4.5e−05: the unit is saturated, and even at its steepest it lets only 0.25 through. ReLU’s slope stays 1 wherever z&#xa0;&gt;&#xa0;0.</source>
        <translation>z = 10 处 sigmoid 已经平了，g′(10) ≈ 4.5e−05：该单元已饱和；即使在最陡处也只让 0.25 通过。ReLU 在 z &gt; 0 处斜率始终为 1。</translation>
    </message>
    <message>
        <source>Gradient through {n} layers: {first} {a}, {second} {b}</source>
        <translation>经过 {n} 层的梯度：{first} {a}，{second} {b}</translation>
    </message>
    <message>
        <source>z of the first layer</source>
        <translation>第一层的 z</translation>
    </message>
    <message>
        <source>The weighted sum of the first unit; every weight after it is 1, every bias 0</source>
        <translation>第一个单元的加权和；其后的权重都是 1，偏置都是 0</translation>
    </message>
    <message>
        <source>Number of layers</source>
        <translation>层数</translation>
    </message>
    <message>
        <source>How many units the gradient passes, one after the other</source>
        <translation>梯度依次经过多少个单元</translation>
    </message>
    <message>
        <source>First function</source>
        <translation>第一个函数</translation>
    </message>
    <message>
        <source>Second function</source>
        <translation>第二个函数</translation>
    </message>
    <message>
        <source>The activation function that all of its layers have</source>
        <translation>它的各层都用的激活函数</translation>
    </message>
</context>
<context>
    <name>SaveAnimation</name>
    <message>
        <source>Save animation</source>
        <translation>保存动画</translation>
    </message>
    <message>
        <source>Animated picture</source>
        <translation>动态图像</translation>
    </message>
</context>
<context>
    <name>SaveFile</name>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>“{name}” was changed by another program. Replace it all the same?</source>
        <translation>“{name}”已被另一个程序改动。仍要替换吗？</translation>
    </message>
    <message>
        <source>“{name}” is there already. Replace it?</source>
        <translation>“{name}”已存在。要替换它吗？</translation>
    </message>
</context>
<context>
    <name>SaveLab</name>
    <message>
        <source>Save lab file</source>
        <translation>保存实验文件</translation>
    </message>
    <message>
        <source>“{name}” has changes that are not saved. Save them first?</source>
        <translation>“{name}”有未保存的改动。要先保存吗？</translation>
    </message>
    <message>
        <source>Unsaved work</source>
        <translation>未保存的改动</translation>
    </message>
</context>
<context>
    <name>SaveResult</name>
    <message>
        <source>Save result</source>
        <translation>保存结果</translation>
    </message>
    <message>
        <source>Picture, as it is shown</source>
        <translation>图像（所见）</translation>
    </message>
    <message>
        <source>NumPy array, all numbers exactly</source>
        <translation>NumPy 数组（精确数值）</translation>
    </message>
</context>
<context>
    <name>SaveWeights</name>
    <message>
        <source>Save network</source>
        <translation>保存网络</translation>
    </message>
</context>
<context>
    <name>Section</name>
    <message>
        <source>Fold this section away</source>
        <translation>收起这一部分</translation>
    </message>
    <message>
        <source>Open this section</source>
        <translation>展开这一部分</translation>
    </message>
</context>
<context>
    <name>ShapeGuess</name>
    <message>
        <source>Maps × rows × columns, such as 3×7×5, or a number of units; then Enter</source>
        <translation>特征图数 × 行数 × 列数，例如 3×7×5，或单元个数；然后按 Enter</translation>
    </message>
</context>
<context>
    <name>Sharing</name>
    <message>
        <source>The experiment is on the clipboard as one line of text.</source>
        <translation>实验已作为一行文字放到剪贴板。</translation>
    </message>
    <message>
        <source>The numbers, shapes and the sum that is shown are on the clipboard as text.</source>
        <translation>数值、形状和当前的求和过程已作为文本复制到剪贴板。</translation>
    </message>
    <message>
        <source>A program that prints this output is on the clipboard.</source>
        <translation>能输出这个结果的程序已复制到剪贴板。</translation>
    </message>
    <message>
        <source>Paste experiment</source>
        <translation>粘贴实验</translation>
    </message>
    <message>
        <source>This experiment can’t be used. {reason}</source>
        <translation>无法使用此实验。{reason}</translation>
    </message>
    <message>
        <source>The clipboard holds no experiment. Copy one with Edit → Copy experiment first.</source>
        <translation>剪贴板里没有实验。请先用“编辑 → 复制实验”复制一个。</translation>
    </message>
    <message>
        <source>This experiment was made by a newer cnnlab. Update cnnlab to open it.</source>
        <translation>此实验由更新版本的 cnnlab 制作。请更新 cnnlab 后再打开。</translation>
    </message>
    <message>
        <source>This experiment is too large: make its input or its filters smaller.</source>
        <translation>这个实验太大：请减小输入或滤波器。</translation>
    </message>
    <message>
        <source>This experiment is damaged: a part of it was lost. Copy it again, whole.</source>
        <translation>此实验已损坏：有一部分丢失。请重新完整复制。</translation>
    </message>
</context>
<context>
    <name>SignsView</name>
    <message>
        <source>Layer</source>
        <translation>层</translation>
    </message>
    <message>
        <source>Gradient / weights</source>
        <translation>梯度 / 权重</translation>
    </message>
    <message>
        <source>Dead units</source>
        <translation>死亡单元</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>Gradients, dead units and weights by layer</source>
        <translation>各层的梯度、死亡单元和权重</translation>
    </message>
    <message>
        <source>How large a gradient is beside its weights (on a logarithmic scale), which share of units is 0 for every image, and how the weights are spread</source>
        <translation>梯度相对于权重的大小（对数刻度），对所有图像都为 0 的单元所占的比例，以及权重的分布</translation>
    </message>
    <message>
        <source>gradient {size}</source>
        <translation>梯度 {size}</translation>
    </message>
    <message>
        <source>{share} % dead</source>
        <translation>{share}% 死亡</translation>
    </message>
</context>
<context>
    <name>Spoken</name>
    <message>
        <source>plus bias {bias}, so far {sum}</source>
        <translation>加上偏置 {bias}，目前为 {sum}</translation>
    </message>
    <message>
        <source>sum of {channel}: {value}, so far {sum}</source>
        <translation>{channel}的和：{value}，目前为 {sum}</translation>
    </message>
    <message>
        <source>{weight} × {value} = {product}, so far {sum}</source>
        <translation>{weight} × {value} = {product}，目前为 {sum}</translation>
    </message>
    <message>
        <source>{value}, so far {sum}</source>
        <translation>{value}，目前为 {sum}</translation>
    </message>
</context>
<context>
    <name>Stack</name>
    <message>
        <source>Convolution</source>
        <translation>卷积</translation>
    </message>
    <message>
        <source>Fully connected layer</source>
        <translation>全连接层</translation>
    </message>
    <message>
        <source>Batch normalisation</source>
        <translation>批归一化</translation>
    </message>
    <message>
        <source>Max pooling</source>
        <translation>最大池化</translation>
    </message>
    <message>
        <source>Average pooling</source>
        <translation>平均池化</translation>
    </message>
    <message>
        <source>Global average pooling</source>
        <translation>全局平均池化</translation>
    </message>
    <message>
        <source>Dropout layer</source>
        <translation>丢弃层</translation>
    </message>
    <message>
        <source>Flatten</source>
        <translation>展平</translation>
    </message>
    <message>
        <source>Leaky ReLU</source>
        <translation>带泄漏的 ReLU</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>滤波器个数</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Stride</source>
        <translation>步长</translation>
    </message>
    <message>
        <source>Padding</source>
        <translation>填充</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>单元数</translation>
    </message>
    <message>
        <source>Dropped share</source>
        <translation>丢弃比例</translation>
    </message>
    <message>
        <source>Slope below 0</source>
        <translation>负半轴斜率</translation>
    </message>
    <message>
        <source>1 filter {size}</source>
        <translation>1 个 {size} 滤波器</translation>
    </message>
    <message>
        <source>{count} filters {size}</source>
        <translation>{count} 个 {size} 滤波器</translation>
    </message>
    <message>
        <source>average {size}</source>
        <translation>平均 {size}</translation>
    </message>
    <message>
        <source>{count} units</source>
        <translation>{count} 个单元</translation>
    </message>
    <message>
        <source>1 unit</source>
        <translation>1 个单元</translation>
    </message>
    <message>
        <source>drops {share} %</source>
        <translation>丢弃 {share}%</translation>
    </message>
    <message>
        <source>slope {slope}</source>
        <translation>斜率 {slope}</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between two words</comment>
        <translation>，</translation>
    </message>
    <message>
        <source>stride {stride}</source>
        <translation>步长 {stride}</translation>
    </message>
    <message>
        <source>padding {padding}</source>
        <translation>填充 {padding}</translation>
    </message>
    <message>
        <source>{count} parameters</source>
        <translation>{count} 个参数</translation>
    </message>
    <message>
        <source>{count} mult.</source>
        <translation>{count} 次乘法</translation>
    </message>
    <message>
        <source>flattens</source>
        <translation>先展平</translation>
    </message>
    <message>
        <source>sees {size}</source>
        <translation>可见 {size}</translation>
    </message>
    <message>
        <source>In all: {parameters} parameters · {count} mult. · {memory}</source>
        <translation>共 {parameters} 个参数，{count} 次乘法，{memory}</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>{count} classes</source>
        <translation>{count} 个类别</translation>
    </message>
    <message>
        <source>probabilities</source>
        <translation>概率</translation>
    </message>
    <message>
        <source>{parameters} parameters, {multiplications} multiplications and {memory} an image</source>
        <translation>共 {parameters} 个参数；每幅图像 {multiplications} 次乘法，占用 {memory}</translation>
    </message>
    <message>
        <source>{name}: there is no layer of this kind.</source>
        <translation>{name}：没有这种层。</translation>
    </message>
    <message>
        <source>{name}: {setting} is out of its limits.</source>
        <translation>{name}：{setting}超出范围。</translation>
    </message>
    <message>
        <source>{name} needs maps, but a row of {units} comes in: it is flattened already.</source>
        <translation>{name} 需要特征图，但输入是已展平的 {units} 个单元。</translation>
    </message>
    <message>
        <source>{name}: a filter of {rows}×{columns} does not fit maps of {height}×{width}.</source>
        <translation>{name}：{rows}×{columns} 的滤波器放不进 {height}×{width} 的特征图。</translation>
    </message>
    <message>
        <source>{name}: of maps of {height}×{width}, pooling {rows}×{columns} leaves nothing.</source>
        <translation>{name}：{height}×{width} 的特征图经 {rows}×{columns} 池化后什么也不剩。</translation>
    </message>
    <message>
        <source>There are {came} layers; at most {most} are possible.</source>
        <translation>有 {came} 层；最多 {most} 层。</translation>
    </message>
    <message>
        <source>There are no layers yet.</source>
        <translation>还没有任何层。</translation>
    </message>
    <message>
        <source>No layer has parameters that training could change.</source>
        <translation>没有一层带有可训练的参数。</translation>
    </message>
    <message>
        <source>There is one class only: nothing to tell apart.</source>
        <translation>只有一个类别：没有什么可区分的。</translation>
    </message>
    <message>
        <source>{name} gives a row of {came}, but there are {wanted} classes.</source>
        <translation>{name} 输出 {came} 个数，但有 {wanted} 个类别。</translation>
    </message>
    <message>
        <source>{name} stands behind all that learns: it would drop answers.</source>
        <translation>{name} 位于所有可学习的层之后：它会丢弃答案。</translation>
    </message>
    <message>
        <source>{came} parameters are too many, most of them in {name}: at most {most}.</source>
        <translation>{came} 个参数太多，大部分在 {name}：最多 {most} 个。</translation>
    </message>
    <message>
        <source>An image needs {came}, most of it in {name}: at most {most}.</source>
        <translation>一幅图像需要 {came}，大部分在 {name}：最多 {most}。</translation>
    </message>
    <message>
        <source>Add: {kind}</source>
        <translation>添加：{kind}</translation>
    </message>
    <message>
        <source>Remove {name}</source>
        <translation>移除 {name}</translation>
    </message>
    <message>
        <source>Remove all layers that need maps</source>
        <translation>移除所有需要特征图的层</translation>
    </message>
    <message>
        <source>Remove the layers beyond the limit</source>
        <translation>移除超出上限的层</translation>
    </message>
    <message>
        <source>Move {name} to where it fits</source>
        <translation>把 {name} 移到合适的位置</translation>
    </message>
    <message>
        <source>{name}: {setting} {value}</source>
        <translation>{name}：{setting}改为 {value}</translation>
    </message>
    <message>
        <source>{name}: without {setting}</source>
        <translation>{name}：去掉{setting}</translation>
    </message>
    <message>
        <source>All layers 1/{times} as wide</source>
        <translation>所有层缩窄到 1/{times}</translation>
    </message>
</context>
<context>
    <name>StackBinder</name>
    <message>
        <source>shape not guessed yet</source>
        <translation>形状还没有猜</translation>
    </message>
    <message>
        <source>Select a layer to set it</source>
        <translation>选择一层进行设置</translation>
    </message>
    <message>
        <source>{name}: {kind}</source>
        <translation>{name}：{kind}</translation>
    </message>
    <message>
        <source>What shape comes out of {name}?</source>
        <translation>{name} 的输出是什么形状？</translation>
    </message>
    <message>
        <source>✓ Right: {text}</source>
        <translation>✓ 正确：{text}</translation>
    </message>
    <message>
        <source>✗ {text} is not right. Try again.</source>
        <translation>✗ {text} 不对。再试一次。</translation>
    </message>
    <message>
        <source>“{text}” is no shape. Type one such as 3×7×5.</source>
        <translation>“{text}”不是形状。请输入例如 3×7×5。</translation>
    </message>
    <message>
        <source>Add {kind}</source>
        <translation>添加{kind}</translation>
    </message>
    <message>
        <source>Move layer</source>
        <translation>移动层</translation>
    </message>
    <message>
        <source>Remove layer</source>
        <translation>移除层</translation>
    </message>
    <message>
        <source>Duplicate layer</source>
        <translation>复制层</translation>
    </message>
    <message>
        <source>Mend the network</source>
        <translation>修正网络</translation>
    </message>
</context>
<context>
    <name>StackButtons</name>
    <message>
        <source>Add a layer below the selected one (Insert)</source>
        <translation>在所选层下方添加一层（Insert）</translation>
    </message>
    <message>
        <source>+ Add</source>
        <translation>+ 添加</translation>
    </message>
    <message>
        <source>Add a layer</source>
        <translation>添加一层</translation>
    </message>
    <message>
        <source>Hide the shapes until you have typed them</source>
        <translation>先隐藏形状，填对后再显示</translation>
    </message>
    <message>
        <source>Guess the shapes</source>
        <translation>猜形状</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>复制一份</translation>
    </message>
    <message>
        <source>Duplicate the layer (Ctrl+D)</source>
        <translation>复制一份该层（Ctrl+D）</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Remove the layer (Delete)</source>
        <translation>移除该层（Delete）</translation>
    </message>
</context>
<context>
    <name>StackView</name>
    <message>
        <source>Add below</source>
        <translation>在下方添加</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>复制一份</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Layers of the network</source>
        <translation>网络的各层</translation>
    </message>
</context>
<context>
    <name>Stage</name>
    <message>
        <source>Predict</source>
        <translation>先猜再看</translation>
    </message>
    <message>
        <source>hidden</source>
        <translation>未揭晓</translation>
    </message>
    <message>
        <source>not reached yet</source>
        <translation>尚未到达</translation>
    </message>
    <message>
        <source>Input, {channel}</source>
        <translation>输入，{channel}</translation>
    </message>
    <message>
        <source>Filter w{k}, {channel}</source>
        <translation>滤波器 w{k}，{channel}</translation>
    </message>
    <message>
        <source>Bias b{k}</source>
        <translation>偏置 b{k}</translation>
    </message>
    <message>
        <source>Map {channel} beside output o{k}</source>
        <translation>输出 o{k} 旁的特征图 {channel}</translation>
    </message>
    <message>
        <source>Difference of output o{k} from the reference</source>
        <translation>输出 o{k} 与固定输出之差</translation>
    </message>
    <message>
        <source>Output o{k}</source>
        <translation>输出 o{k}</translation>
    </message>
    <message>
        <source>Edit input</source>
        <translation>编辑输入</translation>
    </message>
    <message>
        <source>Edit filter</source>
        <translation>编辑滤波器</translation>
    </message>
    <message>
        <source>Edit bias</source>
        <translation>编辑偏置</translation>
    </message>
    <message>
        <source>A block of {rows}×{columns} numbers does not fit: from this cell on there is room for {room_rows}×{room_columns}. Select another cell or copy less.</source>
        <translation>放不下 {rows}×{columns} 个数：从这一格起只有 {room_rows}×{room_columns} 的位置。请选择别的单元格，或少复制一些。</translation>
    </message>
    <message>
        <source>One copied cell is empty: the cell there keeps its number.</source>
        <translation>所复制的单元格中有 1 个为空：该处保留原来的数。</translation>
    </message>
    <message>
        <source>{count} copied cells are empty: the cells there keep their numbers.</source>
        <translation>所复制的单元格中有 {count} 个为空：这些地方保留原来的数。</translation>
    </message>
    <message>
        <source>Input {size}</source>
        <translation>输入 {size}</translation>
    </message>
    <message>
        <source>Input {size}, padding {padding}</source>
        <translation>输入 {size}，填充 {padding}</translation>
    </message>
    <message>
        <source>Filter w{k}, turned 180°</source>
        <translation>滤波器 w{k}，旋转 180°</translation>
    </message>
    <message>
        <source>w{k} turned</source>
        <translation>w{k} 已旋转</translation>
    </message>
    <message>
        <source>Filter w{k}</source>
        <translation>滤波器 w{k}</translation>
    </message>
    <message>
        <source>bias b{k}</source>
        <translation>偏置 b{k}</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>平均</translation>
    </message>
    <message>
        <source>Output {size}</source>
        <translation>输出 {size}</translation>
    </message>
    <message>
        <source>Select cells of the input or of a filter first.</source>
        <translation>请先选中输入或滤波器的单元格。</translation>
    </message>
    <message>
        <source>input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>Curve of the activation function</source>
        <translation>激活函数的曲线</translation>
    </message>
</context>
<context>
    <name>StartNotices</name>
    <message>
        <source>There is no Traditional Chinese yet: this is Simplified Chinese. View → Language has English.</source>
        <translation>目前还没有繁体中文，界面用的是简体中文。在“视图 → 语言”中可以换成英文。</translation>
    </message>
    <message>
        <source>The settings file was damaged, so the usual settings are used. The old file was kept as {name}.</source>
        <translation>设置文件已损坏，现在使用默认设置。原文件保留为 {name}。</translation>
    </message>
</context>
<context>
    <name>Step</name>
    <message>
        <source>Gradient of {weight} for this {label}</source>
        <translation>{weight} 对这个“{label}”的梯度</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>误差</translation>
    </message>
    <message>
        <source>× input</source>
        <translation>× 输入</translation>
    </message>
    <message>
        <source>= product</source>
        <translation>= 乘积</translation>
    </message>
    <message>
        <source>No example of this batch pushes this weight. What the optimiser keeps of earlier steps, or weight decay, moves it.</source>
        <translation>这一批里没有样本推动这个权重。是优化器保留的前几步的信息，或权重衰减，使它移动。</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>以及另外 {count} 项</translation>
    </message>
    <message>
        <source>rounding</source>
        <translation>舍入</translation>
    </message>
    <message>
        <source>The core’s gradient</source>
        <translation>内核算出的梯度</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>总和</translation>
    </message>
    <message>
        <source>A bias has no input, so there is no sum of windows: its gradient is the errors of its map, added up.</source>
        <translation>偏置没有输入，所以没有按窗口的求和：它的梯度是所在特征图各处误差之和。</translation>
    </message>
    <message>
        <source>This parameter of batch normalisation acts on a whole map, so there is no sum of windows.</source>
        <translation>批归一化的这个参数作用于整张特征图，所以没有按窗口的求和。</translation>
    </message>
    <message>
        <source>{weight}: used once, so the sum has a single term.</source>
        <translation>{weight}：只用到一次，所以和中只有一项。</translation>
    </message>
    <message>
        <source>{weight}: used in {count} windows, each adds error × input.</source>
        <translation>{weight}：用于 {count} 个窗口，每个窗口加上误差 × 输入。</translation>
    </message>
    <message>
        <source>From the batch’s mean gradient, {gradient}, the optimiser ({optimiser}) makes a direction; the weight moves against it, times the learning rate {rate}: by {change}.</source>
        <translation>优化器（{optimiser}）由这一批的平均梯度 {gradient} 得出一个方向；权重沿相反方向移动，再乘以学习率 {rate}：变化 {change}。</translation>
    </message>
    <message>
        <source>All gradients of this step together have a norm of {norm}, more than {most}: each is multiplied by {scale} before the optimiser gets it.</source>
        <translation>这一步的所有梯度合起来的范数是 {norm}，超过了上限 {most}：每个梯度先乘以 {scale}，再交给优化器。</translation>
    </message>
    <message>
        <source>Shares are computed with batch normalisation’s running statistics.</source>
        <translation>各份额用批归一化的移动统计量计算。</translation>
    </message>
    <message>
        <source>Shares are computed without dropout.</source>
        <translation>计算各份额时不使用 dropout。</translation>
    </message>
    <message>
        <source>Train a step first. Then you see here what the next one moves.</source>
        <translation>先训练一步，然后这里会显示下一步改变什么。</translation>
    </message>
    <message>
        <source>The training is running. Pause it, or go back to a moment on the slider below.</source>
        <translation>正在训练。先暂停，或用下方的滑块回到某个时刻。</translation>
    </message>
    <message>
        <source>The film is playing. Stop it to see what a step moves.</source>
        <translation>正在播放。停下来就能看到一步改变什么。</translation>
    </message>
    <message>
        <source>No moment is kept near enough to this one. Go to another one on the slider.</source>
        <translation>附近没有保留的时刻。请用滑块换一个时刻。</translation>
    </message>
    <message>
        <source>The next step would make the loss infinite, and is not done. Go back first.</source>
        <translation>下一步会使损失变为无穷大，因此没有执行。请先回到较早的时刻。</translation>
    </message>
    <message>
        <source>The next step changes no weight. Go to another moment.</source>
        <translation>下一步不改变任何权重。请换一个时刻。</translation>
    </message>
    <message>
        <source>There is not enough memory to do this step again.</source>
        <translation>内存不足，无法重做这一步。</translation>
    </message>
    <message>
        <source>The step is being done again …</source>
        <translation>正在重做这一步……</translation>
    </message>
    <message>
        <source>{layer}, filter {filter}, channel {channel}, row {row}, column {column}</source>
        <translation>{layer}，滤波器 {filter}，通道 {channel}，第 {row} 行，第 {column} 列</translation>
    </message>
    <message>
        <source>{layer}, unit {unit}, input {input}</source>
        <translation>{layer}，单元 {unit}，输入 {input}</translation>
    </message>
    <message>
        <source>{layer}, bias {number}</source>
        <translation>{layer}，偏置 {number}</translation>
    </message>
    <message>
        <source>Step {step}: a batch of {count}, loss {loss} before the step</source>
        <translation>第 {step} 步：{count} 个样本，这一步之前损失为 {loss}</translation>
    </message>
    <message>
        <source>{label}, share {share}</source>
        <translation>{label}，份额 {share}</translation>
    </message>
</context>
<context>
    <name>StepPage</name>
    <message>
        <source>Pushed up</source>
        <translation>往上推</translation>
    </message>
    <message>
        <source>Pushed down</source>
        <translation>往下推</translation>
    </message>
    <message>
        <source>No example of this batch.</source>
        <translation>这一批里没有。</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>变化</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>之前</translation>
    </message>
    <message>
        <source>After</source>
        <translation>之后</translation>
    </message>
    <message>
        <source>The weights that changed most</source>
        <translation>变化最大的权重</translation>
    </message>
    <message>
        <source>Examples that pushed the weight up most</source>
        <translation>最用力把权重往上推的样本</translation>
    </message>
    <message>
        <source>Examples that pushed the weight down most</source>
        <translation>最用力把权重往下推的样本</translation>
    </message>
    <message>
        <source>The gradient of the weight as a sum</source>
        <translation>写成求和的权重梯度</translation>
    </message>
    <message>
        <source>Its share of the gradient is below 0: it pushes the weight up</source>
        <translation>它在梯度中的份额小于 0：把权重往上推</translation>
    </message>
    <message>
        <source>Its share of the gradient is above 0: it pushes the weight down</source>
        <translation>它在梯度中的份额大于 0：把权重往下推</translation>
    </message>
</context>
<context>
    <name>StopTraining</name>
    <message>
        <source>A network is being trained. Close all the same? Its training is kept and offered again at the next start.</source>
        <translation>正在训练网络。仍要关闭吗？训练会保留，下次启动时可以继续。</translation>
    </message>
    <message>
        <source>Two settings are racing. Close all the same? The race is not kept.</source>
        <translation>两种设置正在比赛。仍要关闭吗？这场比赛不会保留。</translation>
    </message>
    <message>
        <source>A network is being taught your digits. Close all the same? What it has learned is not kept; your digits are.</source>
        <translation>网络正在学习你的数字。仍要关闭吗？学到的内容不会保留，你保存的数字仍在。</translation>
    </message>
    <message>
        <source>Close all the same? The training is lost then.</source>
        <translation>仍要关闭吗？训练将会丢失。</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>训练</translation>
    </message>
</context>
<context>
    <name>StrokePanel</name>
    <message>
        <source>Trying what is read without each stroke …</source>
        <translation>正在逐一试着去掉每一笔……</translation>
    </message>
    <message>
        <source>There is only one stroke, so none can be left out.</source>
        <translation>只有一笔，没有可以去掉的。</translation>
    </message>
    <message>
        <source>Without the marked stroke nothing would be left to read.</source>
        <translation>去掉标出的那一笔，就没有可识别的内容了。</translation>
    </message>
    <message>
        <source>Without the marked stroke it would be read as {digit} ({share}).</source>
        <translation>去掉标出的那一笔，会被认作 {digit}（{share}）。</translation>
    </message>
    <message>
        <source>No single stroke decides: it is read as {label} without any one of them. The marked one matters most: without it {digit} ({share}).</source>
        <translation>没有哪一笔起决定作用：去掉任意一笔，都认作 {label}。标出的那一笔最重要：去掉它为 {digit}（{share}）。</translation>
    </message>
    <message>
        <source>Without one stroke</source>
        <translation>去掉一笔</translation>
    </message>
    <message>
        <source>The drawing with the stroke that matters most</source>
        <translation>标出最重要一笔的笔迹</translation>
    </message>
</context>
<context>
    <name>ThreadsDialog</name>
    <message>
        <source>Compute threads</source>
        <translation>计算线程</translation>
    </message>
    <message>
        <source>Threads that a network is trained in, from the next start of a training on.
One leaves the window a processor of its own; more may be faster.
What is learned is the same, to the last bit.</source>
        <translation>训练网络所用的线程数，从下次开始训练起生效。
用一个线程时，窗口独占一个处理器；更多线程可能更快。
学到的结果完全相同，精确到每一位。</translation>
    </message>
</context>
<context>
    <name>TileModel</name>
    <message>
        <source>{digit}, read right</source>
        <translation>{digit}，识别正确</translation>
    </message>
    <message>
        <source>{digit}, read as no digit</source>
        <translation>{digit}，未识别为数字</translation>
    </message>
    <message>
        <source>{digit}, read as {other}</source>
        <translation>{digit}，被识别为 {other}</translation>
    </message>
</context>
<context>
    <name>TimeBar</name>
    <message>
        <source>Stop the film</source>
        <translation>停止播放</translation>
    </message>
    <message>
        <source>Stay at this moment</source>
        <translation>停在这个时刻</translation>
    </message>
    <message>
        <source>All moments of the training one after the other, 15 a second</source>
        <translation>依次播放训练的所有时刻，每秒 15 个</translation>
    </message>
    <message>
        <source>Film of the training</source>
        <translation>播放训练过程</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Back to any moment of the training, for all that is seen here</source>
        <translation>回到训练的任意时刻，这里看到的一切都随之改变</translation>
    </message>
    <message>
        <source>Moment of the training</source>
        <translation>训练的时刻</translation>
    </message>
    <message>
        <source>Continue from here</source>
        <translation>从这里继续</translation>
    </message>
    <message>
        <source>Train on from this moment; what came after it stays as a faint curve</source>
        <translation>从这个时刻继续训练；之后的过程保留为淡色曲线</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>Back to how the training stands</source>
        <translation>回到训练当前的状态</translation>
    </message>
    <message>
        <source>Way of the training</source>
        <translation>训练的路线</translation>
    </message>
    <message>
        <source>A way leads off wherever training was continued from an earlier moment</source>
        <translation>每次从较早的时刻继续训练，就多出一条路线</translation>
    </message>
</context>
<context>
    <name>TimeBinder</name>
    <message>
        <source>not trained yet</source>
        <translation>尚未训练</translation>
    </message>
    <message>
        <source>now, step {step}</source>
        <translation>现在，第 {step} 步</translation>
    </message>
    <message>
        <source>seed {seed}</source>
        <translation>种子 {seed}</translation>
    </message>
    <message>
        <source>step {step} of {steps}</source>
        <translation>第 {step} 步，共 {steps} 步</translation>
    </message>
    <message>
        <source>Training stands at step {step} again; {way} stays as a faint curve.</source>
        <translation>训练回到第 {step} 步；{way} 保留为淡色曲线。</translation>
    </message>
    <message>
        <source>Training continues from step {step}; {way} stays as a faint curve.</source>
        <translation>训练从第 {step} 步继续；{way} 保留为淡色曲线。</translation>
    </message>
    <message>
        <source>Step {step} can’t be shown any more: its file is gone or was changed.</source>
        <translation>第 {step} 步无法再显示：它的文件已被删除或改动。</translation>
    </message>
</context>
<context>
    <name>TitleDialog</name>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
</context>
<context>
    <name>Tools</name>
    <message>
        <source>Eraser</source>
        <translation>橡皮</translation>
    </message>
    <message>
        <source>Rub out parts of strokes (E, or the right button)</source>
        <translation>擦去部分笔画（E，或鼠标右键）</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>网格</translation>
    </message>
    <message>
        <source>Lay the network’s 28 × 28 pixels over the drawing (G)</source>
        <translation>在图上叠加网络的 28 × 28 像素（G）</translation>
    </message>
    <message>
        <source>Undo (Ctrl+Z)</source>
        <translation>撤销（Ctrl+Z）</translation>
    </message>
    <message>
        <source>Redo (Ctrl+Shift+Z)</source>
        <translation>重做（Ctrl+Shift+Z）</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清空</translation>
    </message>
    <message>
        <source>Take everything away (Delete)</source>
        <translation>全部清除（Delete）</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>样例</translation>
    </message>
    <message>
        <source>A digit of a real hand, drawn by cnnlab, or of a folder</source>
        <translation>真人手写的、cnnlab 书写的或文件夹里的数字</translation>
    </message>
    <message>
        <source>Picture…</source>
        <translation>图像…</translation>
    </message>
    <message>
        <source>Read the digit in a picture (Ctrl+Shift+O); dropping and pasting work too</source>
        <translation>识别图像中的数字（Ctrl+Shift+O）；也可以拖放或粘贴</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Width of the pen</source>
        <translation>笔的粗细</translation>
    </message>
    <message>
        <source>Width of the pen ( [ and ] )</source>
        <translation>笔的粗细（[ 和 ]）</translation>
    </message>
</context>
<context>
    <name>Training</name>
    <message>
        <source>way {letter}</source>
        <translation>路线 {letter}</translation>
    </message>
    <message>
        <source>learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>momentum</source>
        <translation>动量</translation>
    </message>
    <message>
        <source>weight decay</source>
        <translation>权重衰减</translation>
    </message>
    <message>
        <source>dropout</source>
        <translation>丢弃率</translation>
    </message>
    <message>
        <source>batch</source>
        <translation>批大小</translation>
    </message>
    <message>
        <source>optimiser</source>
        <translation>优化器</translation>
    </message>
    <message>
        <source>augmentation</source>
        <translation>数据增强</translation>
    </message>
    <message>
        <source>epoch {epoch}: loss {loss}, validation {accuracy}</source>
        <translation>第 {epoch} 轮：损失 {loss}，验证准确率 {accuracy}</translation>
    </message>
    <message>
        <source>The network does not fit yet: see the marked layer.</source>
        <translation>网络各层还不匹配：见标出的层。</translation>
    </message>
    <message>
        <source>The examples can’t be trained on as they are.</source>
        <translation>目前的样本不能用来训练。</translation>
    </message>
    <message>
        <source>The examples are on their way.</source>
        <translation>样本正在准备中。</translation>
    </message>
    <message>
        <source>The examples are not there: choose them again.</source>
        <translation>没有样本：请重新选择。</translation>
    </message>
    <message>
        <source>The preprocessing is being worked out.</source>
        <translation>正在计算预处理。</translation>
    </message>
    <message>
        <source>Step {step} would have made the loss infinite, and was not done. Lower the learning rate.</source>
        <translation>第 {step} 步会使损失变为无穷大，因此没有执行。请降低学习率。</translation>
    </message>
    <message>
        <source>The training can’t be kept in {path}: {reason}. It goes on all the same.</source>
        <translation>训练无法保存到 {path}：{reason}。训练仍会继续。</translation>
    </message>
    <message>
        <source>Moments of the training can’t be written: {reason}. Fewer are kept, in memory.</source>
        <translation>无法写入训练的时刻：{reason}。改为在内存中保留较少的时刻。</translation>
    </message>
    <message>
        <source>There is not enough memory for a step. Take a smaller batch or network.</source>
        <translation>内存不足，无法执行一步。请减小批大小或网络。</translation>
    </message>
    <message>
        <source>There are no examples to train on.</source>
        <translation>没有可用于训练的样本。</translation>
    </message>
    <message>
        <source>The training can’t be kept in {path}: {reason}.</source>
        <translation>训练无法保存到 {path}：{reason}。</translation>
    </message>
    <message>
        <source>The loss grows: it is {loss} and was {lowest}. Steps are probably too large.</source>
        <translation>损失在增大：现在是 {loss}，曾低至 {lowest}。步子可能太大。</translation>
    </message>
    <message>
        <source>It overfits: the validation loss is {loss} and was {lowest} at step {step}, while training gets better.</source>
        <translation>过拟合：验证损失是 {loss}，在第 {step} 步时曾为 {lowest}，而训练损失仍在下降。</translation>
    </message>
    <message>
        <source>{share} % of the units of {layer} are 0 for every image: they are dead.</source>
        <translation>{layer} 有 {share}% 的单元对每幅图像都为 0：它们已经死亡。</translation>
    </message>
    <message>
        <source>It stands still: for {steps} steps the loss has been about {loss}.</source>
        <translation>停滞不前：{steps} 步以来损失一直约为 {loss}。</translation>
    </message>
    <message>
        <source>Begin again with {setting}</source>
        <translation>以{setting}重新开始</translation>
    </message>
    <message>
        <source>Set {setting}</source>
        <translation>设为{setting}</translation>
    </message>
</context>
<context>
    <name>TrainingBar</name>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Cross-entropy of the last steps’ batches</source>
        <translation>最近几步各批的交叉熵</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Accuracy on the last steps’ batches</source>
        <translation>最近几步各批上的准确率</translation>
    </message>
    <message>
        <source>Accuracy on examples that are never trained on</source>
        <translation>从不参与训练的样本上的准确率</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>验证</translation>
    </message>
    <message>
        <source>Images/s</source>
        <translation>图像/秒</translation>
    </message>
    <message>
        <source>Images a second</source>
        <translation>每秒处理的图像数</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>轮次</translation>
    </message>
    <message>
        <source>How many times all images have been seen</source>
        <translation>全部图像已看过几遍</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>本轮剩余</translation>
    </message>
    <message>
        <source>Time to the end of this epoch</source>
        <translation>到本轮结束还需的时间</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Give up what is on its way</source>
        <translation>放弃正在加载的数据</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>What the network is trained on</source>
        <translation>网络用什么来训练</translation>
    </message>
    <message>
        <source>Use in Digits</source>
        <translation>用于手写数字</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>Save the network as safetensors…</source>
        <translation>将网络保存为 safetensors…</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>打开…</translation>
    </message>
    <message>
        <source>Open a network of safetensors…</source>
        <translation>打开 safetensors 格式的网络…</translation>
    </message>
</context>
<context>
    <name>TrainingKnobs</name>
    <message>
        <source>Learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>How far a step goes; arrows go by 1, 2, 5, 10, any number can be typed</source>
        <translation>每一步走多远；箭头按 1、2、5、10 变化，也可输入任意数</translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation>动量</translation>
    </message>
    <message>
        <source>Of SGD: the share of the last step that the next one keeps</source>
        <translation>仅用于 SGD：下一步保留上一步的比例</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>权重衰减</translation>
    </message>
    <message>
        <source>Pulls all weights towards 0, against overfitting</source>
        <translation>把所有权重拉向 0，防止过拟合</translation>
    </message>
    <message>
        <source>Dropout</source>
        <translation>丢弃率</translation>
    </message>
    <message>
        <source>Share of numbers that every dropout layer leaves out</source>
        <translation>每个丢弃层丢弃的数所占的比例</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>批大小</translation>
    </message>
    <message>
        <source>Images of one step</source>
        <translation>一步使用的图像数</translation>
    </message>
    <message>
        <source>Optimiser</source>
        <translation>优化器</translation>
    </message>
    <message>
        <source>How a gradient becomes a step</source>
        <translation>如何由梯度得到一步</translation>
    </message>
    <message>
        <source>Augmentation</source>
        <translation>数据增强</translation>
    </message>
    <message>
        <source>How strongly training images are distorted by chance; 0 for not at all</source>
        <translation>训练图像随机变形的强度；0 表示不变形</translation>
    </message>
</context>
<context>
    <name>TrainingTransport</name>
    <message>
        <source>Resume</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Train the network (Space)</source>
        <translation>训练网络（空格键）</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Pause training (Space)</source>
        <translation>暂停训练（空格键）</translation>
    </message>
    <message>
        <source>One step</source>
        <translation>单步</translation>
    </message>
    <message>
        <source>Train on one batch, then pause</source>
        <translation>用一批训练，然后暂停</translation>
    </message>
    <message>
        <source>End training and go back to the initial weights</source>
        <translation>结束训练并回到初始权重</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
</context>
<context>
    <name>Transport</name>
    <message>
        <source>First window</source>
        <translation>第一个窗口</translation>
    </message>
    <message>
        <source>Go to the first window</source>
        <translation>跳到第一个窗口</translation>
    </message>
    <message>
        <source>Step forward</source>
        <translation>前进一步</translation>
    </message>
    <message>
        <source>One step on ( . )</source>
        <translation>前进一步（ . ）</translation>
    </message>
    <message>
        <source>Last window</source>
        <translation>最后一个窗口</translation>
    </message>
    <message>
        <source>Go to the last window</source>
        <translation>跳到最后一个窗口</translation>
    </message>
    <message>
        <source>Inside the window</source>
        <translation>窗口内部</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>逐项</translation>
    </message>
    <message>
        <source>Step inside a window: the products one by one, then the channels&apos; sums, the bias and the total (Enter; Escape leaves)</source>
        <translation>进入窗口逐步查看：先逐个乘积，再各通道之和、偏置和总和（回车进入，Esc 离开）</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>循环</translation>
    </message>
    <message>
        <source>Start again at the end</source>
        <translation>到末尾后重新开始</translation>
    </message>
    <message>
        <source>Position of the window</source>
        <translation>窗口的位置</translation>
    </message>
    <message>
        <source>Drag to move the window: filter by filter, row by row, column by column</source>
        <translation>拖动以移动窗口：先滤波器，再行，再列</translation>
    </message>
    <message>
        <source>Windows a second, from a quarter to 128; then a row at a time, then a whole output</source>
        <translation>每秒窗口数，从四分之一到 128；再快则每次一行，然后每次一个完整输出</translation>
    </message>
    <message>
        <source>by row</source>
        <translation>逐行</translation>
    </message>
    <message>
        <source>whole</source>
        <translation>整幅</translation>
    </message>
    <message>
        <source>window {n} of {count}</source>
        <translation>窗口 {n} / {count}</translation>
    </message>
    <message>
        <source>window {n}, step {i} of {moments}</source>
        <translation>窗口 {n}，第 {i} / {moments} 步</translation>
    </message>
</context>
<context>
    <name>UnitPicture</name>
    <message>
        <source>The unit as a picture</source>
        <translation>单元的图示</translation>
    </message>
    <message>
        <source>With two inputs: the unit’s activation over the plane of x₁ and x₂. Otherwise the terms of its sum, one after the other</source>
        <translation>有两个输入时：单元在 x₁–x₂ 平面上的激活值。否则是和的各项，一项接一项</translation>
    </message>
</context>
<context>
    <name>Walk</name>
    <message>
        <source>The network does not fit yet: see the marked layer.</source>
        <translation>网络还不匹配：请看标出的层。</translation>
    </message>
    <message>
        <source>This network has no convolution, so no filters: add one, then train it.</source>
        <translation>这个网络没有卷积层，也就没有滤波器：先加一个卷积层，再训练。</translation>
    </message>
    <message>
        <source>Not trained yet: start the training, then walk along it here.</source>
        <translation>还没有训练：先开始训练，再到这里沿着它走一遍。</translation>
    </message>
    <message>
        <source>There are no examples for this network: choose its data first.</source>
        <translation>没有适合这个网络的样本：请先选择数据。</translation>
    </message>
    <message>
        <source>Filter {number} after step {step}</source>
        <translation>第 {step} 步后的滤波器 {number}</translation>
    </message>
    <message>
        <source>Stop {stop} of {count}</source>
        <translation>第 {stop} 个时刻，共 {count} 个</translation>
    </message>
    <message>
        <source>Step {step}, after stop {stop} of {count}</source>
        <translation>第 {step} 步，在第 {stop} 个时刻之后（共 {count} 个）</translation>
    </message>
    <message>
        <source>The training diverged: these weights are no numbers any more.</source>
        <translation>训练发散了：这些权重已经不是有效的数。</translation>
    </message>
    <message>
        <source>Go back to an earlier stop.</source>
        <translation>请回到更早的时刻。</translation>
    </message>
    <message>
        <source>No digit excites this filter: its map is nowhere above 0.</source>
        <translation>没有数字能激活这个滤波器：它的特征图处处不大于 0。</translation>
    </message>
    <message>
        <source>This is the first moment that was kept: step {step}.</source>
        <translation>这是保存下来的第一个时刻：第 {step} 步。</translation>
    </message>
    <message>
        <source>The weights are random: a straight edge explains {share} of them, by chance.</source>
        <translation>权重是随机的：一条直的边缘碰巧解释了其中的 {share}。</translation>
    </message>
    <message>
        <source>Weights of a file: a straight edge explains {share} of them.</source>
        <translation>权重来自文件：一条直的边缘解释了其中的 {share}。</translation>
    </message>
    <message>
        <source>What its digits have in common is only what matches these weights.</source>
        <translation>这些数字的共同点，只是碰巧与这些权重相合的部分。</translation>
    </message>
    <message>
        <source>What tells digits apart is where ink begins and ends.</source>
        <translation>区分数字，要看笔画从哪里开始、到哪里结束。</translation>
    </message>
    <message>
        <source>So this filter is an edge: weights rise towards the {direction} and fall on the other side.</source>
        <translation>所以这个滤波器是一条边缘：权重朝{direction}升高，在另一侧降低。</translation>
    </message>
    <message>
        <source>Weights rise towards the {direction}: the filter is closer to an edge than at first.</source>
        <translation>权重朝{direction}升高：这个滤波器比最初更接近边缘。</translation>
    </message>
    <message>
        <source>An edge would find that, but this filter is none: not all are.</source>
        <translation>边缘滤波器能找到它，但这个滤波器不是：并非个个都是。</translation>
    </message>
    <message>
        <source>It has become an edge that rises towards the {direction}.</source>
        <translation>它变成了一条朝{direction}升高的边缘。</translation>
    </message>
    <message>
        <source>It was an edge by chance and stays one that rises towards the {direction}.</source>
        <translation>它最初碰巧就是边缘，现在仍是，朝{direction}升高。</translation>
    </message>
    <message>
        <source>It is closer to an edge than at first, rising towards the {direction}, but is none.</source>
        <translation>它比最初更接近边缘，朝{direction}升高，但还不是边缘。</translation>
    </message>
    <message>
        <source>It was an edge by chance, and training has undone that.</source>
        <translation>它最初碰巧是边缘，训练后不再是了。</translation>
    </message>
    <message>
        <source>This filter did not become an edge: not all do.</source>
        <translation>这个滤波器没有变成边缘：并非个个都会。</translation>
    </message>
    <message>
        <source>After step {step} the weights have changed by {change}.</source>
        <translation>{step} 步之后，权重改变了 {change}。</translation>
    </message>
    <message>
        <source>Empty paper excites it most: no stroke is in the frames.</source>
        <translation>最能激活它的是空白处：框里没有笔画。</translation>
    </message>
    <message>
        <source>The digits that excite it share a piece of stroke: the frames are {share} alike.</source>
        <translation>最能激活它的数字有一段相同的笔画：框中的小块相似度为 {share}。</translation>
    </message>
    <message>
        <source>The digits that excite it share no piece yet: the frames are {share} alike.</source>
        <translation>最能激活它的数字还没有相同的笔画：框中的小块相似度为 {share}。</translation>
    </message>
    <message>
        <source>A straight edge explains {now} of it, {first} at the first stop.</source>
        <translation>一条直的边缘解释了它的 {now}，第一个时刻为 {first}。</translation>
    </message>
    <message>
        <source>right</source>
        <translation>右侧</translation>
    </message>
    <message>
        <source>upper right</source>
        <translation>右上方</translation>
    </message>
    <message>
        <source>top</source>
        <translation>上方</translation>
    </message>
    <message>
        <source>upper left</source>
        <translation>左上方</translation>
    </message>
    <message>
        <source>left</source>
        <translation>左侧</translation>
    </message>
    <message>
        <source>lower left</source>
        <translation>左下方</translation>
    </message>
    <message>
        <source>bottom</source>
        <translation>下方</translation>
    </message>
    <message>
        <source>lower right</source>
        <translation>右下方</translation>
    </message>
</context>
<context>
    <name>WalkPage</name>
    <message>
        <source>Filters</source>
        <translation>滤波器</translation>
    </message>
    <message>
        <source>The digits that excite it most</source>
        <translation>最能激活它的数字</translation>
    </message>
    <message>
        <source>Filters of the first convolution</source>
        <translation>第一个卷积层的滤波器</translation>
    </message>
    <message>
        <source>The filter at the stops of the walk</source>
        <translation>各时刻的滤波器</translation>
    </message>
    <message>
        <source>The chosen filter</source>
        <translation>所选的滤波器</translation>
    </message>
    <message>
        <source>The stop before</source>
        <translation>上一个时刻</translation>
    </message>
    <message>
        <source>The next stop</source>
        <translation>下一个时刻</translation>
    </message>
</context>
<context>
    <name>WayBack</name>
    <message>
        <source>This comes from the tab {tab}.</source>
        <translation>这来自“{tab}”标签页。</translation>
    </message>
    <message>
        <source>{title} comes from the tab {tab}.</source>
        <translation>{title}来自“{tab}”标签页。</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
</context>
<context>
    <name>WaysIn</name>
    <message>
        <source>Clipboard</source>
        <translation>剪贴板</translation>
    </message>
    <message>
        <source>Picture “{name}”</source>
        <translation>图像“{name}”</translation>
    </message>
    <message>
        <source>“{name}” was {width}×{height} pixels; at most {most} along a side are used. It is scaled to {columns}×{rows}.</source>
        <translation>“{name}”原为 {width}×{height} 像素；每边最多用 {most} 像素，已缩小为 {columns}×{rows}。</translation>
    </message>
</context>
<context>
    <name>Weights</name>
    <message>
        <source>Read with the shipped network</source>
        <translation>用自带的网络识别</translation>
    </message>
    <message>
        <source>Read with a copy fine-tuned on your digits</source>
        <translation>用以你的数字训练的副本识别</translation>
    </message>
    <message>
        <source>Read with “{file}”</source>
        <translation>用“{file}”识别</translation>
    </message>
    <message>
        <source>A network is being trained: stop that first, or wait for it.</source>
        <translation>网络正在训练：请先停止，或等它结束。</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
</context>
<context>
    <name>WeightsError</name>
    <message>
        <source>“{file}” can’t be used: {reason}</source>
        <translation>“{file}”不能使用：{reason}</translation>
    </message>
    <message>
        <source>it is no whole safetensors file. Copy it again, or choose another.</source>
        <translation>它不是完整的 safetensors 文件。请重新复制，或另选一个。</translation>
    </message>
    <message>
        <source>it is larger than {most}. Choose weights of a smaller network.</source>
        <translation>它超过 {most}。请选择较小网络的权重。</translation>
    </message>
    <message>
        <source>its metadata describe no network. Choose weights that cnnlab has saved.</source>
        <translation>它的元数据没有描述网络。请选择由 cnnlab 保存的权重。</translation>
    </message>
    <message>
        <source>metadata: version {got} is not known here. Use a newer cnnlab.</source>
        <translation>元数据：本程序不认识版本 {got}。请使用更新的 cnnlab。</translation>
    </message>
    <message>
        <source>{place}: got {got}, expected F32 or F64. Convert it to float32.</source>
        <translation>{place}：应为 F32 或 F64，实际为 {got}。请转换为 float32。</translation>
    </message>
    <message>
        <source>{place}: the tensor is missing. Save the network again.</source>
        <translation>{place}：缺少这个张量。请重新保存网络。</translation>
    </message>
    <message>
        <source>{place}: got shape {got}, expected {expected}. Save the network again.</source>
        <translation>{place}：形状应为 {expected}，实际为 {got}。请重新保存网络。</translation>
    </message>
    <message>
        <source>{place}: some numbers are infinite or NaN. Train again, with a lower learning rate.</source>
        <translation>{place}：其中有无穷大或 NaN。请用较小的学习率重新训练。</translation>
    </message>
    <message>
        <source>{place}: no layer has a tensor of this name. Save the network again.</source>
        <translation>{place}：没有哪一层有这个名字的张量。请重新保存网络。</translation>
    </message>
    <message>
        <source>its architecture can’t be understood. Choose weights that cnnlab has saved.</source>
        <translation>它的网络结构无法理解。请选择由 cnnlab 保存的权重。</translation>
    </message>
    <message>
        <source>architecture: it needs too much memory. Choose a smaller network.</source>
        <translation>网络结构：所需内存太大。请选择较小的网络。</translation>
    </message>
    <message>
        <source>{place}: expected a confidence of 0 to 1. Save the network again.</source>
        <translation>{place}：应为 0 到 1 的置信度。请重新保存网络。</translation>
    </message>
    <message>
        <source>architecture: it does not read one grey image of 28 × 28 as ten digits. Choose a network that does.</source>
        <translation>网络结构：它不能把一幅 28×28 的灰度图像识别为十个数字。请选择能这样做的网络。</translation>
    </message>
</context>
<context>
    <name>WeightsPicture</name>
    <message>
        <source>One layer that does the same</source>
        <translation>效果相同的一层</translation>
    </message>
    <message>
        <source>What both make without g</source>
        <translation>没有 g 时两层的乘积</translation>
    </message>
    <message>
        <source>One layer in their place?</source>
        <translation>换成一层？</translation>
    </message>
    <message>
        <source>First layer</source>
        <translation>第一层</translation>
    </message>
    <message>
        <source>Second layer</source>
        <translation>第二层</translation>
    </message>
</context>
<context>
    <name>WholeBox</name>
    <message>
        <source>Type a whole number from {least} to {most}.</source>
        <translation>请输入 {least} 到 {most} 之间的整数。</translation>
    </message>
</context>
<context>
    <name>WrongRow</name>
    <message>
        <source>{wrong} of {count} wrong</source>
        <translation>{count} 个中错 {wrong} 个</translation>
    </message>
    <message>
        <source>Wrong ones: once it rests</source>
        <translation>读错的：停下后显示</translation>
    </message>
    <message>
        <source>Only these</source>
        <translation>只看这些</translation>
    </message>
    <message>
        <source>Go through those examples only that are read wrong</source>
        <translation>只浏览读错的样本</translation>
    </message>
    <message>
        <source>My drawing</source>
        <translation>我写的数字</translation>
    </message>
    <message>
        <source>Read what is drawn in the Digits tab</source>
        <translation>识别“手写数字”页上写的数字</translation>
    </message>
    <message>
        <source>Examples that are read wrong</source>
        <translation>读错的样本</translation>
    </message>
</context>
<context>
    <name>ZigzagView</name>
    <message>
        <source>All inputs are positive. w1 must rise from −1 to 1, w2 must fall from 1 to −1. What can one step of descent do?</source>
        <translation>输入全为正。w1 要从 −1 升到 1，w2 要从 1 降到 −1。一步下降能做什么？</translation>
    </message>
    <message>
        <source>Raise w1 and lower w2</source>
        <translation>升高 w1 并降低 w2</translation>
    </message>
    <message>
        <source>Raise both or lower both</source>
        <translation>同时升高或同时降低</translation>
    </message>
    <message>
        <source>Change only one of them</source>
        <translation>只改变其中一个</translation>
    </message>
    <message>
        <source>∂L/∂w = error × x. With every x positive, all parts have the sign of the error: the weights rise or fall together, and zigzag. Subtract the mean from the inputs, and the way is straight.</source>
        <translation>∂L/∂w = 误差 × x。x 全为正时，各分量都与误差同号：权重只能一起升或一起降，于是走之字形。输入减去均值后，路就直了。</translation>
    </message>
    <message>
        <source>Inputs all positive</source>
        <translation>输入全为正</translation>
    </message>
    <message>
        <source>Inputs zero-centred</source>
        <translation>输入以零为中心</translation>
    </message>
    <message>
        <source>After step {n}: {a} gone with positive inputs, {b} with centred ones</source>
        <translation>{n} 步之后：输入全为正时走了 {a}，以零为中心时走了 {b}</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>How many examples have been learnt from</source>
        <translation>已用多少个样本更新过</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>How far a step goes along the gradient</source>
        <translation>一步沿梯度走多远</translation>
    </message>
    <message>
        <source>Step back</source>
        <translation>后退一步</translation>
    </message>
    <message>
        <source>Step forward</source>
        <translation>前进一步</translation>
    </message>
    <message>
        <source>Shaded: where a step can lead while every input is positive. Dotted: straight to the least loss.</source>
        <translation>阴影：输入全为正时一步能到的地方。点线：直通最小损失。</translation>
    </message>
    <message>
        <source>Descent in the plane of w1 and w2</source>
        <translation>w1–w2 平面上的下降</translation>
    </message>
    <message>
        <source>Start: w1 = {w1}, w2 = {w2}</source>
        <translation>起点：w1 = {w1}，w2 = {w2}</translation>
    </message>
    <message>
        <source>Step {n}: x = ({x1}, {x2}), error {error}</source>
        <translation>第 {n} 步：x = ({x1}, {x2})，误差 {error}</translation>
    </message>
    <message>
        <source>{a} gone so far; straight ahead it would be {b}</source>
        <translation>已走 {a}；直走只需 {b}</translation>
    </message>
    <message>
        <source>The error is 0: nothing moves.</source>
        <translation>误差为 0：权重不动。</translation>
    </message>
    <message>
        <source>Both negative like the error: both weights rise.</source>
        <translation>两个分量都与误差同为负：两个权重都升高。</translation>
    </message>
    <message>
        <source>Both positive like the error: both weights fall.</source>
        <translation>两个分量都与误差同为正：两个权重都降低。</translation>
    </message>
    <message>
        <source>Both have one sign: the weights move together.</source>
        <translation>两个分量同号：权重一起移动。</translation>
    </message>
    <message>
        <source>Different signs: w1 rises, w2 falls.</source>
        <translation>异号：w1 升高，w2 降低。</translation>
    </message>
    <message>
        <source>Different signs: w1 falls, w2 rises.</source>
        <translation>异号：w1 降低，w2 升高。</translation>
    </message>
</context>
</TS>
