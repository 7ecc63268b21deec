/**
 * Names of languages, products, protocols and fields that interviews also ask about. A question that
 * names one of them is about it: unless a note names it too in its title, aliases, tags or questions,
 * the notes do not answer it, whatever other words they share with it. What the notes cover needs no
 * removing here. One name a line or separated by |, as people write it.
 */
export const elsewhere: readonly string[] = `
Java|JVM|JDK|JRE|Kotlin|Scala|Groovy|Clojure|Golang|Go 语言|Go 的|goroutine|Rust|C++|C#|C 语言|.NET|ASP.NET|PHP|Ruby|Rails|Perl|Lua|Swift|Objective-C|Dart|Haskell|Erlang|Elixir|MATLAB|R 语言|Julia|Fortran|COBOL|汇编|Verilog|Solidity|Zig|OCaml|F#
Spring|Spring Boot|Spring Cloud|Spring MVC|Hibernate|MyBatis|Tomcat|Jetty|Netty|Maven|Gradle|Dubbo|Nacos|Sentinel|Hystrix|Seata|Eureka|Feign|Shiro|Struts|Quartz|Log4j|Lombok|JPA|servlet|JSP|ThreadLocal|ConcurrentHashMap|HashMap|TreeMap|ArrayList|LinkedList|HashSet|CompletableFuture|volatile|synchronized|ReentrantLock|AQS|类加载|双亲委派|字节码|JIT|泛型
Gin|GORM|Laravel|Express|Koa|NestJS|Next.js|Nuxt|Deno|Bun|Electron|Node.js|npm|yarn|pnpm|webpack|Vite|Rollup|Babel|ESLint|TypeScript|React|React Native|Redux|Vue|Vuex|Pinia|Angular|Svelte|Tailwind|Sass|WebAssembly|WebRTC|WebGL|Three.js|ECharts|微信小程序|小程序|uni-app|虚拟 DOM|服务端渲染|SSR
Android|安卓|iOS|Flutter|鸿蒙|HarmonyOS|Jetpack|SwiftUI|Xcode|Unity|Unreal|虚幻引擎|OpenGL|Vulkan|CUDA
Kafka|RocketMQ|ActiveMQ|Pulsar|NATS|ZeroMQ|ZooKeeper|etcd|Consul|Raft|Paxos|ZAB|Gossip|CAP 定理|CAP|拜占庭|protobuf|Protocol Buffers|Thrift|Avro|gRPC|GraphQL|SOAP|MQTT
Kubernetes|k8s|Helm|Istio|服务网格|service mesh|Envoy|Terraform|Ansible|Jenkins|GitLab|GitHub Actions|CI/CD|ArgoCD|Prometheus|Grafana|Zabbix|ELK|Logstash|Kibana|Jaeger|OpenTelemetry|链路追踪|Vagrant|OpenStack|VMware|KVM|Hyper-V|Podman|containerd|AWS|AWS Lambda|Azure|GCP|阿里云|Serverless|Faas
git|svn|rebase|cherry-pick|git stash|Vim 插件|Emacs|VS Code|PyCharm|IntelliJ|IDEA|Postman|Jira
Oracle|SQL Server|DB2|Cassandra|HBase|Neo4j|图数据库|InfluxDB|时序数据库|TiDB|OceanBase|CockroachDB|ClickHouse|Doris|Hive|Hadoop|HDFS|MapReduce|YARN|Spark|Flink|Storm|Airflow|数据仓库|数据湖|数据中台|ETL|Snowflake|LevelDB|RocksDB|Couchbase|DynamoDB|Memcached|向量数据库|Milvus|Faiss|LSM 树|存储过程|触发器
NumPy|pandas|Matplotlib|SciPy|scikit-learn|sklearn|TensorFlow|PyTorch|Keras|Jupyter|OpenCV|Pillow|机器学习|深度学习|神经网络|CNN|RNN|LSTM|Transformer|BERT|GPT|ChatGPT|大模型|LLM|RAG|AI Agent|智能体|MCP|LangChain|提示词|Prompt|强化学习|梯度下降|反向传播|决策树|随机森林|支持向量机|SVM|K-means|线性回归|逻辑回归|图像识别|自然语言处理|NLP|推荐系统|特征工程|过拟合|数据挖掘|知识图谱
pytest|unittest|Selenium|Playwright|Cypress|JUnit|Mockito|JMeter|LoadRunner|Locust|单元测试|自动化测试|压力测试|白盒测试|黑盒测试|测试用例|TDD|FastAPI|Sanic|Pyramid|Bottle|SQLAlchemy|Pydantic|PyQt|Tkinter|Cython|PyPy|Numba|Scrapy-Redis|Poetry|conda|virtualenv|pyenv
红黑树|AVL 树|平衡二叉树|二叉搜索树|伸展树|跳表|跳跃表|线段树|树状数组|字典树|前缀树|Trie|并查集|霍夫曼|哈夫曼|Huffman|动态规划|贪心算法|回溯算法|八皇后|最短路径|Dijkstra|Floyd|Bellman-Ford|最小生成树|Kruskal|拓扑排序|强连通|二分图|KMP|字符串匹配|后缀数组|滑动窗口算法|双指针|单调栈|最长公共子序列|最长递增子序列|大数加法|约瑟夫环|汉诺塔|洗牌算法|蓄水池抽样|布隆过滤器|Bloom filter|一致性哈希|NP 完全|图灵机|遗传算法|模拟退火
正则表达式|regex|regular expression|编译原理|词法分析|语法分析|抽象语法树|操作系统启动|BIOS|UEFI|系统调用表|虚拟内存|缺页中断|页面置换|页表|TLB|伙伴系统|slab|ext4|RAID|磁盘调度|银行家算法|实时操作系统|RTOS|嵌入式|单片机|STM32|Arduino|树莓派|FPGA|MESI|缓存一致性|指令流水线|分支预测|乱序执行|内存屏障|NUMA|DMA|ARM|RISC-V|x86
ARP|RARP|ICMP|IGMP|DHCP|BGP|OSPF|RIP|NAT 穿透|VLAN|VPN|MPLS|SDN|SNMP|FTP|SMTP|IMAP|POP3|Telnet|NTP|SIP|RTP|RTSP|HLS|直播推流|5G|4G|蓝牙|Wi-Fi 6|ZigBee|LoRa|物联网|IoT|子网划分|CSMA/CD|STP 生成树|以太网帧
区块链|比特币|以太坊|智能合约|NFT|Web3|零知识证明|量子计算|密码学历史|椭圆曲线|国密|SM4|渗透测试|逆向工程|缓冲区溢出|栈溢出|木马|勒索软件|DDoS|防病毒|堡垒机|等保
领域驱动设计|DDD|CQRS|事件溯源|敏捷开发|Scrum|UML|瀑布模型|需求分析|项目管理|产品经理|软件工程|SaaS|低代码|中台|微前端|Actor 模型|响应式编程|RxJava|函数式响应
薪资|工资|加班|跳槽|职业规划|离职|五险一金
`
  .split(/[\n|]/u)
  .map((name) => name.trim())
  .filter(Boolean);
